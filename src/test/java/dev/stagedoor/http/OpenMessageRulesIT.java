package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.StagedoorApplication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.access.prepost.PreAuthorize;

/** Services that authenticate nobody, with {@link PreAuthorize} on their messages. */
@Tag("security")
final class OpenMessageRulesIT {

    private static ConfigurableApplicationContext run(Class<?> actors) {
        return new SpringApplicationBuilder(StagedoorApplication.class, actors)
                .properties("server.port=0", "stagedoor.system.name=open-message-rules")
                .run();
    }

    @Test
    void holdsForCallersWhomNobodyAuthenticates() {
        try (var open = run(Locker.class)) {
            var strangers = new Requests(open.getEnvironment().getRequiredProperty("local.server.port", Integer.class));

            strangers.post("/actors/locker/ann/put?weight=1").problem(403, "/problems/forbidden");
            assertThat(strangers.get("/actors/locker/ann/count").status()).isEqualTo(200);
        }
    }

    @Test
    void stopsTheStartWhenARuleCannotBeRead() {
        assertThatThrownBy(() -> run(Misspelled.class).close())
                .hasStackTraceContaining("@PreAuthorize(\"hasAuthority('open\") on " + Misspelled.Open.class.getName());
    }
}
