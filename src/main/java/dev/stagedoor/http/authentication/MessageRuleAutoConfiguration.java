package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.MessageRules;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;

/** Rules of authors hold wherever their annotation is on the class path, also for callers whom nobody authenticates. */
@AutoConfiguration(beforeName = "dev.stagedoor.http.HttpAutoConfiguration")
@ConditionalOnClass(PreAuthorize.class)
class MessageRuleAutoConfiguration {

    @Bean
    MessageRules preAuthorizeRules() {
        return new PreAuthorizeRules();
    }
}
