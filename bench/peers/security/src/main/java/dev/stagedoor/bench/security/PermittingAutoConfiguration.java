package dev.stagedoor.bench.security;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Spring Security, which each request has to go through. It permits all of them. */
@AutoConfiguration
@EnableWebFluxSecurity
public class PermittingAutoConfiguration {

    @Bean
    SecurityWebFilterChain permitting(ServerHttpSecurity http) {
        return http.authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
}
