package com.example;

import dev.stagedoor.testkit.StagedoorTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SilentTests {

    public record GetAnswer(ActorRef<String> replyTo) {}

    @RegisterExtension
    static final StagedoorTest silent = StagedoorTest.serving(
            Entity.of(EntityTypeKey.create(GetAnswer.class, "silent"), context -> Behaviors.ignore()));

    @Test
    void tellsTheCallerWhenItsDeadlineHasPassed() {
        var answer = CompletableFuture.supplyAsync(() -> silent.get("/one/answer"));

        Awaitility.await().until(() -> {
            silent.timePasses(Duration.ofMinutes(1));
            return answer.isDone();
        });

        answer.join().expectStatus().isEqualTo(504)
                .expectBody().jsonPath("$.type").isEqualTo("/problems/deadline-exceeded");
    }
}
