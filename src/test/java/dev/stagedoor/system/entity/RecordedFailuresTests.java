package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.LONG;
import static dev.stagedoor.system.StageFixture.SOURCE;
import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureCause;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each failure of an actor, and each message that went nowhere, is recorded once. */
final class RecordedFailuresTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final String id = "one";
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch until = new CountDownLatch(1);
    private StageFixture stage = StageFixture.rehearsing(Function.identity());

    @AfterEach
    void close() {
        until.countDown();
        stage.close();
    }

    private void rehearse(Function<Behavior<Rehearsal.Message>, Behavior<Rehearsal.Message>> around) {
        stage.close();
        stage = StageFixture.rehearsing(around);
    }

    private Outcome ask(Function<ActorRef<Object>, Object> message) {
        return await(stage.request(id, LONG, new Request.Question(message, SOURCE), TRACEPARENT));
    }

    private void count() {
        ask(replyTo -> new Rehearsal.Count(typed(replyTo)));
    }

    /** Returns the failures, once the events that Pekko published before are handled. */
    private List<ActorFailure> recorded() {
        Adapter.toClassic(stage.system()).deadLetters().tell("marker", null);
        await().until(() ->
                stage.failures().find(FailureQuery.newest(100)).stream().anyMatch(RecordedFailuresTests::isMarker));
        return stage.failures().find(FailureQuery.newest(100)).stream()
                .filter(failure -> !isMarker(failure))
                .toList();
    }

    private static boolean isMarker(ActorFailure failure) {
        return "String".equals(failure.message());
    }

    private void assertRecordedOnce(FailureCause cause, Executed executed) {
        await().untilAsserted(() -> assertThat(stage.failures().find(new FailureQuery("rehearsal", id, null, 100)))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.cause()).isEqualTo(cause);
                    assertThat(failure.message()).isEqualTo(SOURCE.message());
                    assertThat(failure.traceId()).isEqualTo(TRACE);
                    assertThat(failure.executed()).isEqualTo(executed);
                }));
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void recordsAFailure() {
        ask(replyTo -> new Rehearsal.Fail(typed(replyTo)));

        assertRecordedOnce(FailureCause.FAILED, Executed.UNKNOWN);
        assertThat(stage.failures().find(FailureQuery.last("rehearsal", id)).stream()
                        .map(ActorFailure::exception))
                .contains(IllegalStateException.class.getName());
    }

    @Test
    void recordsAFailureThatTheAuthorsSupervisionHandles() {
        rehearse(behavior ->
                Behaviors.supervise(behavior).onFailure(RuntimeException.class, SupervisorStrategy.restart()));

        ask(replyTo -> new Rehearsal.Fail(typed(replyTo)));

        assertRecordedOnce(FailureCause.FAILED, Executed.UNKNOWN);
    }

    @Test
    void recordsAnErrorOnceThatPassesTheAuthorsSupervision() {
        rehearse(behavior ->
                Behaviors.supervise(behavior).onFailure(IllegalArgumentException.class, SupervisorStrategy.restart()));

        ask(replyTo -> new Rehearsal.Break(StackOverflowError.class, typed(replyTo)));

        assertRecordedOnce(FailureCause.FAILED, Executed.UNKNOWN);
        assertThat(stage.failures().find(FailureQuery.last("rehearsal", id)).stream()
                        .map(ActorFailure::exception))
                .contains(StackOverflowError.class.getName());
    }

    @Test
    void recordsWhyAnActorDoesNotStartAndWhichMessageItDidNotGet() {
        rehearse(behavior -> Behaviors.setup(context -> {
            throw new IllegalStateException("cannot start");
        }));

        count();

        assertThat(stage.failures().find(new FailureQuery("rehearsal", id, null, 100)))
                .extracting(ActorFailure::cause, ActorFailure::traceId)
                .containsExactly(tuple(FailureCause.DEAD_LETTER, TRACE), tuple(FailureCause.FAILED, null));
    }

    @Test
    void recordsAnUnhandledMessage() {
        ask(replyTo -> new Rehearsal.Refuse(typed(replyTo)));
        count();

        assertRecordedOnce(FailureCause.UNHANDLED, Executed.NO);
    }

    @Test
    void recordsAnAskWhoseDeadlinePassedInTheMailbox() {
        var held = stage.ask(id, replyTo -> new Rehearsal.Hold(begun, until, typed(replyTo)));
        await().until(() -> begun.getCount() == 0);
        var late = new Request.Question(replyTo -> new Rehearsal.Count(typed(replyTo)), SOURCE);
        await(stage.request(id, Duration.ofMillis(200), late, TRACEPARENT));
        stage.awaitDelivery(id);

        until.countDown();

        await(held);
        assertRecordedOnce(FailureCause.DEADLINE_PASSED, Executed.NO);
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // the test awaits what is recorded
    void recordsAMessageThatWaitsWhileItsActorStops() {
        stage.ask(id, replyTo -> new Rehearsal.Hold(begun, until, typed(replyTo)));
        await().until(() -> begun.getCount() == 0);
        stage.ask(id, replyTo -> new Rehearsal.Quit(typed(replyTo)));
        stage.request(id, LONG, new Request.Tell(new Rehearsal.Note(), SOURCE), TRACEPARENT);
        stage.awaitDelivery(id);

        until.countDown();

        await().untilAsserted(() -> assertThat(stage.failures().find(new FailureQuery("rehearsal", id, null, 100)))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.cause()).isEqualTo(FailureCause.DEAD_LETTER);
                    assertThat(failure.traceId()).isEqualTo(TRACE);
                }));
    }

    @Test
    void recordsAReplyThatComesTooLate() {
        var hold = new Request.Question(replyTo -> new Rehearsal.Hold(begun, until, typed(replyTo)), SOURCE);
        var held = stage.request(id, LONG, hold, TRACEPARENT);
        await().until(() -> begun.getCount() == 0);
        held.cancel(false);

        until.countDown();

        await().untilAsserted(() -> assertThat(stage.failures().find(FailureQuery.newest(1)))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.type()).isEqualTo("rehearsal");
                    assertThat(failure.cause()).isEqualTo(FailureCause.DEAD_LETTER);
                    assertThat(failure.message()).isEqualTo("Integer");
                    assertThat(failure.traceId()).isEqualTo(TRACE);
                    assertThat(failure.executed()).isEqualTo(Executed.YES);
                }));
    }
}
