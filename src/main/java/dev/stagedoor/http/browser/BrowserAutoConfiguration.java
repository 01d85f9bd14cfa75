package dev.stagedoor.http.browser;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of CORS and of the security headers. */
@AutoConfiguration
@EnableConfigurationProperties(CorsProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class BrowserAutoConfiguration {

    @Bean
    CorsFilter stagedoorCorsFilter(CorsProperties properties) {
        return new CorsFilter(properties);
    }

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }
}
