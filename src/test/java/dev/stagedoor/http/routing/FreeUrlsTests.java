package dev.stagedoor.http.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stagedoor.StagedoorApplication;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.service.annotation.HttpExchange;

/** The start refuses URLs of messages that would hide other paths of the application. */
final class FreeUrlsTests {

    /** Message whose URL matches every path of two segments. */
    @HttpExchange("/{id}/{key}")
    public record Put(String key) {}

    /** Message whose URL matches every path of one segment. */
    @HttpExchange("/{id}")
    public record Touch() {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Putting {

        @Bean
        Entity<Put, ShardingEnvelope<Put>> putting() {
            return Entity.of(EntityTypeKey.create(Put.class, "putting"), context -> Behaviors.empty());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Touching {

        @Bean
        Entity<Touch, ShardingEnvelope<Touch>> touching() {
            return Entity.of(EntityTypeKey.create(Touch.class, "touching"), context -> Behaviors.empty());
        }
    }

    /** Paths of the application's own. */
    @RestController
    static class Own {

        @GetMapping("/own/page")
        String page() {
            return "page";
        }

        @Bean
        RouterFunction<ServerResponse> ownRoute() {
            return RouterFunctions.route()
                    .path(
                            "/own",
                            own -> own.GET(
                                    "/route", request -> ServerResponse.ok().build()))
                    .build();
        }
    }

    private static String refusal(Class<?> actors, String... arguments) {
        var application = new SpringApplicationBuilder(StagedoorApplication.class, actors, Own.class);
        var thrown = catchThrowable(() -> application.run(arguments).close());
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
    }

    @Test
    void namesMessageAndUrlAndWhatItHides() {
        assertThat(refusal(Putting.class, "--server.port=0"))
                .contains(
                        Put.class.getName(),
                        "'/{id}/{key}'",
                        "/problems/{problem}",
                        "/v3/api-docs",
                        "/swagger-ui/**",
                        "/actuator/health",
                        "/own/page",
                        "/own/route");
    }

    @Test
    void knowsPathsThatSettingsMoveElsewhere() {
        assertThat(refusal(
                        Putting.class,
                        "--server.port=0",
                        "--spring.main.lazy-initialization=true",
                        "--spring.webflux.base-path=/base",
                        "--management.endpoints.web.base-path=/manage",
                        "--springdoc.api-docs.path=/docs/api"))
                .contains("/manage/health", "/docs/api")
                .doesNotContain("/actuator", "/v3");
    }

    @Test
    void ignoresTheActuatorOnAnotherPort() {
        assertThat(refusal(Touching.class, "--server.port=0", "--management.server.port=0"))
                .contains(Touch.class.getName(), "/problems", "/swagger-ui.html")
                .doesNotContain("actuator");
    }
}
