package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import java.util.stream.IntStream;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.Test;

/** Whoever asks an actor that persists learns that it cannot, in a service without a database. */
final class NoDatabaseTests {

    private static Outcome read(StageFixture stage, String id) {
        return await(stage.ask(id, replyTo -> new Diary.Read(typed(replyTo))));
    }

    private static void assertMissing(Entity<Diary.Message, ShardingEnvelope<Diary.Message>> entity) {
        try (var stage = StageFixture.of(entity)) {
            var outcome = read(stage, "one");

            assertThat(outcome).isEqualTo(new Outcome.JournalMissing());
        }
    }

    @Test
    void isToldToWhoeverAsks() {
        assertMissing(Diary.entity());
    }

    @Test
    void isToldWhereTheActorTriesAgainByItself() {
        assertMissing(Diary.persevering());
    }

    @Test
    void isToldHoweverManyHaveAsked() {
        try (var stage = StageFixture.of(Diary.entity())) {
            var outcomes = IntStream.range(0, 30).mapToObj(number -> read(stage, "of-many-" + number));

            assertThat(outcomes).containsOnly(new Outcome.JournalMissing());
        }
    }

    @Test
    void leavesNothingToErase() {
        try (var stage = StageFixture.of(Diary.entity())) {
            var outcome = await(stage.request("one", StageFixture.LONG, new Request.Erase(), null));

            assertThat(outcome).isEqualTo(new Outcome.Erased(false));
        }
    }
}
