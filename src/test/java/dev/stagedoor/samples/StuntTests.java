package dev.stagedoor.samples;

import dev.stagedoor.testkit.StagedoorTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StuntTests {

    /** Waits longer than the test may take, so that only time that the test moves can end a wait. */
    @RegisterExtension
    static final StagedoorTest STUNT = StagedoorTest.serving(new SamplesAutoConfiguration().stunt())
            .with("stagedoor.http.default-wait", "5m")
            .with("stagedoor.http.max-wait", "5m");

    @Test
    void losesItsLandingsWhenItFalls() {
        STUNT.post("/joe/land");

        STUNT.post("/joe/fall")
                .expectStatus()
                .is5xxServerError()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/actor-failed");

        STUNT.post("/joe/land").expectBody(Stunt.Landed.class).isEqualTo(new Stunt.Landed(1));
    }

    @Test
    void keepsItsCallerWaitingWhenItFreezes() {
        var freeze = CompletableFuture.supplyAsync(() -> STUNT.post("/jane/freeze"));

        Awaitility.await().until(() -> {
            STUNT.timePasses(Duration.ofMinutes(5));
            return freeze.isDone();
        });

        freeze.join()
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/deadline-exceeded")
                .jsonPath("$.executed")
                .isEqualTo("unknown");
    }
}
