package dev.stagedoor.http.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Configures what the log says about requests. */
@AutoConfiguration(beforeName = "dev.stagedoor.http.HttpAutoConfiguration")
@EnableConfigurationProperties(AuditProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class AuditAutoConfiguration {

    @Bean
    Audit audit(AuditProperties properties) {
        return new Audit(properties.changes(), properties.ids());
    }
}
