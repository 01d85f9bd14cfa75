package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardStageTests {

    private static final Outcome FAILED = new Outcome.Failed(Executed.UNKNOWN);

    private static StageFixture stage;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        stage = StageFixture.rehearsing(Function.identity());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void repliesWhenTheActorReplies() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void repliesWhenTheThreadsOfTheCommonPoolAreBusy() {
        var release = new CountDownLatch(1);
        var busy = Stream.generate(() -> CompletableFuture.runAsync(() -> awaitRelease(release)))
                .limit(2L * ForkJoinPool.getCommonPoolParallelism())
                .toList();
        try {
            var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        } finally {
            release.countDown();
            busy.forEach(CompletableFuture::join);
        }
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void repliesWithTheValueWhenAStatusIsSuccessful() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Judge("", typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Replied("fine"));
    }

    @Test
    void rejectsWithTheActorsReasonWhenAStatusIsAnError() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Judge("not today", typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Rejected("not today"));
    }

    @Test
    void answersUnhandledAtOnceWhenTheActorDoesNotHandleTheMessage() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Refuse(typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Unhandled());
    }

    @Test
    void repliesDoneWhenAStatusSucceedsWithNull() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Approve(typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Replied(Done.getInstance()));
    }

    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, StackOverflowError.class})
    void restartsAnActorThatFailsWithAnError(Class<? extends Error> error) {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Break(error, typed(replyTo))));

        assertThat(outcome).isEqualTo(FAILED);
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void neverHandlesAMessageWhoseCallerHasCancelled() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = stage.ask(id, replyTo -> new Rehearsal.Hold(begun, release, typed(replyTo)));
        begun.await();

        stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))).cancel(false);
        release.countDown();

        assertThat(await(slow)).isEqualTo(new Outcome.Replied(0));
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void deliversATellAfterItsDeadline() {
        var told = stage.request(
                id, Duration.ofNanos(1), new Request.Tell(new Rehearsal.Note(), StageFixture.SOURCE), null);

        assertThat(await(told)).isEqualTo(new Outcome.Told());
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(2));
    }

    @Test
    void reportsUnknownWhenTheActorBeganButDidNotReplyInTime() {
        var outcome = await(stage.ask(id, Duration.ofMillis(100), replyTo -> new Rehearsal.Ignore(typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.DeadlineExceeded(Executed.UNKNOWN));
    }

    @Test
    void neverHandlesAMessageWhoseDeadlinePassedInTheMailbox() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = stage.ask(id, replyTo -> new Rehearsal.Hold(begun, release, typed(replyTo)));
        begun.await();

        var late = await(stage.ask(id, Duration.ofMillis(100), replyTo -> new Rehearsal.Count(typed(replyTo))));
        release.countDown();

        assertThat(late).isEqualTo(new Outcome.DeadlineExceeded(Executed.NO));
        assertThat(await(slow)).isEqualTo(new Outcome.Replied(0));
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void answersAtOnceWhenTheActorFails() {
        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo))));

        assertThat(outcome).isEqualTo(FAILED);
    }

    @Test
    void restartsTheActorWhenItFailed() {
        await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));
        await(stage.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo))));

        var outcome = await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

        assertThat(outcome).isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void keepsTheMessagesInTheMailboxWhenTheActorFails() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var held = stage.ask(id, replyTo -> new Rehearsal.Hold(begun, release, typed(replyTo)));
        begun.await();
        var failing = stage.ask(id, replyTo -> new Rehearsal.Fail(typed(replyTo)));
        var waiting = Stream.generate(() -> stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))))
                .limit(3)
                .toList();

        release.countDown();

        assertThat(await(held)).isEqualTo(new Outcome.Replied(0));
        assertThat(await(failing)).isEqualTo(FAILED);
        assertThat(waiting.stream().map(StageFixture::await))
                .containsExactly(new Outcome.Replied(1), new Outcome.Replied(2), new Outcome.Replied(3));
    }

    @Test
    void reportsNotExecutedWhenTheActorStopsWithTheMessageInItsMailbox() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var held = stage.ask(id, replyTo -> new Rehearsal.Hold(begun, release, typed(replyTo)));
        begun.await();
        var quitting = stage.ask(id, Duration.ofSeconds(2), replyTo -> new Rehearsal.Quit(typed(replyTo)));
        var waiting = stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)));
        stage.awaitDelivery(id);

        release.countDown();

        assertThat(await(held)).isEqualTo(new Outcome.Replied(0));
        assertThat(await(waiting)).isEqualTo(new Outcome.Failed(Executed.NO));
        assertThat(await(quitting)).isEqualTo(new Outcome.DeadlineExceeded(Executed.UNKNOWN));
    }

    @Test
    void startsAnActorWithoutSendingItAMessage() {
        var started = await(stage.request(id, StageFixture.LONG, new Request.Start(), null));

        assertThat(started).isEqualTo(new Outcome.Started());
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void losesTheStateOfAnActorWhenItStops() {
        await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

        var stopped = await(stage.request(id, StageFixture.LONG, new Request.Stop(), null));

        assertThat(stopped).isEqualTo(new Outcome.Stopped());
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied(1));
    }

    @Test
    void answersAsksBeforeAndAfterAStop() {
        var before = stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)));
        var stopped = stage.request(id, StageFixture.LONG, new Request.Stop(), null);
        var after = stage.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo)));

        assertThat(await(before)).isEqualTo(new Outcome.Replied(1));
        assertThat(await(stopped)).isEqualTo(new Outcome.Stopped());
        assertThat(await(after)).isInstanceOf(Outcome.Replied.class);
    }

    @Test
    void showsTheCallersTraceToTheActor() {
        var question = new Request.Question(replyTo -> new Rehearsal.Trace(typed(replyTo)), StageFixture.SOURCE);

        var traced = await(stage.request(id, StageFixture.LONG, question, "00-trace"));

        assertThat(traced).isEqualTo(new Outcome.Replied("00-trace"));
        assertThat(await(stage.ask(id, replyTo -> new Rehearsal.Trace(typed(replyTo)))))
                .isEqualTo(new Outcome.Replied("null"));
    }
}
