package dev.stagedoor.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Modules that an application has excluded. */
final class RequiredClassTests {

    @Test
    void findsAllThatStagedoorDependsOn() {
        assertThat(RequiredClass.missing(getClass().getClassLoader())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.web.reactive., org.springframework.boot:spring-boot-starter-webflux",
        "org.springframework.boot.reactor.netty., org.springframework.boot:spring-boot-starter-reactor-netty",
        "reactor.netty., io.projectreactor.netty:reactor-netty-http",
        "tools.jackson.databind., tools.jackson.core:jackson-databind",
        "com.fasterxml.jackson.databind., com.fasterxml.jackson.core:jackson-databind",
        "org.hibernate.validator., org.springframework.boot:spring-boot-starter-validation",
        "org.springframework.boot.actuate., org.springframework.boot:spring-boot-starter-actuator",
        "org.flywaydb., org.flywaydb:flyway-core"
    })
    void namesTheModuleThatIsMissing(String hidden, String module) {
        var loader = new FilteredClassLoader(name -> name.startsWith(hidden));

        assertThat(RequiredClass.missing(loader))
                .hasValue("Stagedoor needs %s, which is not on the class path; add it, or do not exclude it."
                        .formatted(module));
    }
}
