package dev.stagedoor.samples;

import dev.stagedoor.testkit.StagedoorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CounterTests {

    @RegisterExtension
    static final StagedoorTest COUNTER = StagedoorTest.serving(new SamplesAutoConfiguration().counter());

    @Test
    void startsAtZero() {
        COUNTER.get("/new/count").expectBody(Counter.Count.class).isEqualTo(new Counter.Count(0));
    }

    @Test
    void addsWhatItIsTold() {
        COUNTER.post("/adding/increment?by=2");

        COUNTER.post("/adding/increment", Map.of("by", 3))
                .expectBody(Counter.Count.class)
                .isEqualTo(new Counter.Count(5));
    }

    @Test
    void startsOverWhenItIsReset() {
        COUNTER.post("/reset/increment?by=2");

        COUNTER.post("/reset/reset").expectStatus().isAccepted();

        COUNTER.get("/reset/count").expectBody(Counter.Count.class).isEqualTo(new Counter.Count(0));
    }

    @Test
    void refusesANegativeAmount() {
        COUNTER.post("/negative/increment?by=-1")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/by");
    }
}
