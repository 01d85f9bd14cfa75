package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import reactor.core.publisher.Mono;

/** Service with rules of the application's own for Spring Security, which win over what Stagedoor brings. */
@Tag("security")
final class SecurityRulesIT {

    private static final String USER =
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

    private static void with(Class<?> rules, Consumer<Requests> test, String... properties) {
        try (var service = new SpringApplicationBuilder(StagedoorApplication.class, rules)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=security-rules")
                .properties("spring.security.user.name=ann", "spring.security.user.password=secret")
                .properties(properties)
                .run()) {
            test.accept(new Requests(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByPath {

        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/actors/counter/open/**")
                            .permitAll()
                            .pathMatchers("/actors/account/**")
                            .hasRole("TELLER")
                            .anyExchange()
                            .authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Test
    void answersWithAProblemWhenTheCallerLacksARole() {
        with(
                ByPath.class,
                requests -> requests.get("/actors/account/ann/balance", "Authorization", USER)
                        .problem(403, "/problems/forbidden"));
    }

    @Test
    void decidesAboutTheIdThatTheActorGets() {
        with(ByPath.class, requests -> {
            assertThat(requests.get("/actors/counter/open/count").status()).isEqualTo(200);
            requests.get("/actors/counter/open;x/count").problem(401, "/problems/unauthenticated");
            requests.get("/actors/counter/open%2F../count").problem(401, "/problems/unauthenticated");
            requests.get("/%61ctors/account/ann/balance", "Authorization", USER).problem(403, "/problems/forbidden");
        });
    }

    @Test
    void keepsCsrfOffForActorsWhenTheApplicationHasRulesOfItsOwn() {
        with(
                ByPath.class,
                requests -> assertThat(requests.post("/actors/counter/open/increment?by=1")
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void refusesOnTheBasePathAlike() {
        with(
                ByPath.class,
                requests -> {
                    requests.get("/api/actors").problem(401, "/problems/unauthenticated");
                    assertThat(requests.get("/api/actors/counter/a;b/count", "Authorization", USER)
                                    .status())
                            .isEqualTo(200);
                },
                "spring.webflux.base-path=/api");
    }

    @Configuration(proxyBeanMethods = false)
    static class WithFirewall {

        @Bean
        ServerWebExchangeFirewall strict() {
            return new StrictServerWebExchangeFirewall();
        }
    }

    @Test
    void keepsTheFirewallOfTheApplication() {
        with(
                WithFirewall.class,
                requests -> requests.get("/actors/counter/a;b/count", "Authorization", USER)
                        .problem(400, "/problems/unsafe-request"));
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBodies {

        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                    .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, refusal) -> {
                        var response = exchange.getResponse();
                        response.setStatusCode(HttpStatus.UNAUTHORIZED);
                        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
                        return response.writeWith(
                                Mono.just(response.bufferFactory().wrap("{}".getBytes(StandardCharsets.UTF_8))));
                    }))
                    .build();
        }
    }

    @Test
    void keepsTheBodiesOfTheApplication() {
        with(WithBodies.class, requests -> {
            var answered = requests.get("/actors");

            assertThat(answered.status()).isEqualTo(401);
            assertThat(answered.body()).isEqualTo("{}");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class WithTokens {

        @Bean
        ReactiveJwtDecoder decoder() {
            return token -> Mono.just(Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("ann")
                    .claim("scope", "read")
                    .build());
        }

        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().hasAuthority("SCOPE_write"))
                    .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                    .build();
        }
    }

    @Test
    void keepsWhatBearerTokensNeed() {
        with(WithTokens.class, requests -> {
            var without = requests.post("/actors/counter/ann/increment?by=1");
            var insufficient = requests.post("/actors/counter/ann/increment?by=1", "Authorization", "Bearer abc");

            without.problem(401, "/problems/unauthenticated");
            insufficient.problem(403, "/problems/forbidden");
            assertThat(without.headers().get("WWW-Authenticate")).startsWith("Bearer");
            assertThat(insufficient.headers().get("WWW-Authenticate")).contains("insufficient_scope");
        });
    }

    @Test
    void protectsAnActuatorOnAPortOfItsOwn() {
        try (var service = new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("server.port=0", "management.server.port=0", "stagedoor.system.name=secured-management")
                .properties("spring.security.user.name=ann", "spring.security.user.password=secret")
                .run()) {
            var requests =
                    new Requests(service.getEnvironment().getRequiredProperty("local.management.port", Integer.class));

            assertThat(requests.get("/actuator/health").status()).isEqualTo(200);
            requests.get("/actuator/metrics").problem(401, "/problems/unauthenticated");
            requests.get("/actuator/a;b").problem(400, "/problems/unsafe-request");
        }
    }
}
