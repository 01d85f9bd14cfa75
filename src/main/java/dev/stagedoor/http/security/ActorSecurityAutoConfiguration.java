package dev.stagedoor.http.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;

/** Fits Spring Security to actors, if it protects the application. Whatever the application sets itself wins. */
@AutoConfiguration(
        afterName = "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration")
@ConditionalOnBean(WebFilterChainProxy.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class ActorSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ServerWebExchangeFirewall actorFirewall(ActorPaths paths) {
        return new ActorFirewall(paths);
    }

    @Bean
    @ConditionalOnMissingBean
    ServerExchangeRejectedHandler rejectedRequests() {
        return new RejectedRequests();
    }

    @Bean
    SecurityProblems securityProblems() {
        return new SecurityProblems();
    }

    /** Comes before the customizers and the filter chains of the application, which can change it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Customizer<ServerHttpSecurity> actorCsrf(ActorPaths paths) {
        return http -> http.csrf(csrf -> csrf.requireCsrfProtectionMatcher(new CsrfMatcher(paths)));
    }
}
