package dev.stagedoor.classpath;

import java.util.List;
import java.util.Optional;
import org.springframework.util.ClassUtils;

/**
 * Class that Stagedoor needs. Stagedoor depends on its module, so it is missing only if the application excludes it.
 *
 * @param name the name of the class
 * @param module the module that has it, as {@code group:artifact}
 */
record RequiredClass(String name, String module) {

    private static final List<RequiredClass> ALL = List.of(
            new RequiredClass(
                    "org.springframework.web.reactive.DispatcherHandler",
                    "org.springframework.boot:spring-boot-starter-webflux"),
            new RequiredClass(
                    "org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory",
                    "org.springframework.boot:spring-boot-starter-reactor-netty"),
            new RequiredClass("reactor.netty.http.server.HttpServer", "io.projectreactor.netty:reactor-netty-http"),
            new RequiredClass("tools.jackson.databind.json.JsonMapper", "tools.jackson.core:jackson-databind"),
            new RequiredClass(
                    "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core:jackson-databind"),
            new RequiredClass(
                    "org.hibernate.validator.HibernateValidator",
                    "org.springframework.boot:spring-boot-starter-validation"),
            new RequiredClass(
                    "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
                    "org.springframework.boot:spring-boot-starter-actuator"),
            new RequiredClass("org.flywaydb.core.Flyway", "org.flywaydb:flyway-core"));

    /** Returns a sentence about the first class that is missing; empty if there is none. */
    static Optional<String> missing(ClassLoader loader) {
        return ALL.stream()
                .filter(required -> !ClassUtils.isPresent(required.name(), loader))
                .findFirst()
                .map(required -> "Stagedoor needs %s, which is not on the class path; add it, or do not exclude it."
                        .formatted(required.module()));
    }
}
