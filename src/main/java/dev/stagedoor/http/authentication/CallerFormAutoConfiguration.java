package dev.stagedoor.http.authentication;

import dev.stagedoor.protocol.model.CallerForms;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Forms of callers, in gateways and in the processes that host actors alike. */
@AutoConfiguration
@ConditionalOnClass({Authentication.class, JwtAuthenticationToken.class})
class CallerFormAutoConfiguration {

    @Bean
    CallerForms callerForms() {
        return new AuthenticationForms();
    }
}
