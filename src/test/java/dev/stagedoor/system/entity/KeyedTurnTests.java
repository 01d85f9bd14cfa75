package dev.stagedoor.system.entity;

import static dev.stagedoor.system.Diaries.replied;
import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.Diaries;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Diary;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.time.Duration;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Effect of requests with a key, as the journal keeps it together with what their actor persists. */
final class KeyedTurnTests {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Diaries diaries = new Diaries();

    @AfterEach
    void close() {
        diaries.close();
    }

    private static Cause cause(String runner) {
        return new Cause("", "key", runner, false);
    }

    private void claim(String runner) {
        diaries.database()
                .jdbc()
                .sql(
                        "INSERT INTO stagedoor_answer (scope, idempotency_key, fingerprint, runner, begun_at) VALUES ('', 'key', '', ?, 0)")
                .param(runner)
                .update();
    }

    private int effect() {
        return diaries.database()
                .jdbc()
                .sql("SELECT effect FROM stagedoor_answer")
                .query(Integer.class)
                .single();
    }

    private Outcome ask(Cause cause, Duration wait, Function<ActorRef<Object>, Object> message) {
        return ask(diaries.stage(), cause, wait, message);
    }

    private static Outcome ask(
            StageFixture stage, Cause cause, Duration wait, Function<ActorRef<Object>, Object> message) {
        var request = new Request.Question(message, StageFixture.SOURCE);
        return await(stage.requestFrom(new Origin(null, null, cause), "one", wait, request));
    }

    private Outcome write(Cause cause) {
        return ask(cause, StageFixture.LONG, replyTo -> new Diary.Write(typed(replyTo)));
    }

    @Test
    void keepsThatARequestTookEffectWithWhatItsActorPersists() {
        claim("run");

        var outcome = write(cause("run"));

        assertThat(outcome).isEqualTo(replied(1));
        assertThat(effect()).isEqualTo(1);
    }

    @Test
    void keepsTheKeyThatCausedAnEvent() {
        claim("run");
        write(cause("run"));
        await(diaries.write("one"));

        var keys = diaries.database()
                .jdbc()
                .sql("SELECT COALESCE(idempotency_key, 'none') FROM stagedoor_event ORDER BY sequence_number")
                .query(String.class)
                .list();

        assertThat(keys).containsExactly("key", "none");
    }

    @Test
    void persistsNothingForARunThatAnotherReplaced() {
        claim("another");

        var outcome = write(cause("run"));

        assertThat(outcome).isEqualTo(new Outcome.JournalFailed(Executed.NO));
        assertThat(Diaries.eventually(() -> diaries.read("one"))).isEqualTo(replied(0));
        assertThat(effect()).isZero();
    }

    @Test
    void leavesTheEffectOfARequestThatPersistsNothing() {
        claim("run");

        var outcome = ask(cause("run"), StageFixture.LONG, replyTo -> new Diary.Read(typed(replyTo)));

        assertThat(outcome).isEqualTo(replied(0));
        assertThat(effect()).isZero();
    }

    @Test
    void doubtsTheEffectOfARequestThatMayTakeEffectLater() {
        claim("run");

        ask(cause("run"), SHORT, replyTo -> new Diary.Ponder(typed(replyTo)));

        Awaitility.await().until(() -> effect() == 2);
    }

    @Test
    void runsARequestAgainWhoseActorPersists() {
        claim("run");

        var outcome = write(new Cause("", "key", "run", true));

        assertThat(outcome).isEqualTo(replied(1));
    }

    @Test
    void doesNotRunARequestAgainWhoseActorPersistsNothing() {
        try (var stage = StageFixture.rehearsing(behavior -> behavior)) {
            var repeated = new Cause("", "key", "run", true);

            var outcome = ask(stage, repeated, StageFixture.LONG, replyTo -> new Rehearsal.Count(typed(replyTo)));

            assertThat(outcome).isEqualTo(new Outcome.Unrepeatable());
            assertThat(await(stage.ask("one", replyTo -> new Rehearsal.Count(typed(replyTo)))))
                    .isEqualTo(replied(1));
        }
    }
}
