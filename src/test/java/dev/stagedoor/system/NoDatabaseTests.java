package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.testkit.fixture.Diary;
import java.util.stream.IntStream;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.Test;

/** Asks to persistent actors in a service without a database. */
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
    void answersThatTheJournalIsMissing() {
        assertMissing(Diary.entity());
    }

    @Test
    void answersThatTheJournalIsMissingWhenTheActorRestartsItself() {
        assertMissing(Diary.restarting());
    }

    @Test
    void answersThatTheJournalIsMissingForManyActors() {
        try (var stage = StageFixture.of(Diary.entity())) {
            var outcomes = IntStream.range(0, 30).mapToObj(number -> read(stage, "of-many-" + number));

            assertThat(outcomes).containsOnly(new Outcome.JournalMissing());
        }
    }

    @Test
    void hasNothingToErase() {
        try (var stage = StageFixture.of(Diary.entity())) {
            var outcome = await(stage.request("one", StageFixture.LONG, new Request.Erase(), null));

            assertThat(outcome).isEqualTo(new Outcome.Erased(false));
        }
    }
}
