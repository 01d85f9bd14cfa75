package dev.stagedoor.system.entity;

import static dev.stagedoor.system.Diaries.eventually;
import static dev.stagedoor.system.Diaries.replied;
import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.Diaries;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Diary;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tells each asker of a persistent actor whether anything was persisted. */
final class PersistenceTests {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Diaries diaries = new Diaries();

    @AfterEach
    void close() {
        diaries.close();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheActorStops() {
        await(diaries.write("one"));
        await(diaries.write("one"));
        await(diaries.request("one", new Request.Stop()));

        var count = diaries.read("one");

        assertThat(count).isEqualTo(replied(2));
    }

    @Test
    void handlesMessagesInOrderWhileTheJournalWrites() {
        diaries.read("one");
        var latch = diaries.database().hold();
        var first = diaries.write("one");
        var second = diaries.write("one");
        var third = diaries.stage().ask("one", replyTo -> new Diary.Read(typed(replyTo)));
        diaries.stage().awaitDelivery("one");

        latch.countDown();

        assertThat(await(first)).isEqualTo(replied(1));
        assertThat(await(second)).isEqualTo(replied(2));
        assertThat(await(third)).isEqualTo(replied(2));
    }

    @Test
    void handlesEarlierMessagesBeforeAStop() {
        diaries.read("one");
        var latch = diaries.database().hold();
        var first = diaries.write("one");
        var second = diaries.write("one");
        var stopped = diaries.request("one", new Request.Stop());
        diaries.stage().awaitDelivery("one");

        latch.countDown();

        assertThat(await(second)).isEqualTo(replied(2));
        assertThat(await(stopped)).isEqualTo(new Outcome.Stopped());
        assertThat(await(first)).isEqualTo(replied(1));
    }

    @Test
    void reportsNotExecutedWhenTheDeadlinePassesInTheStash() {
        diaries.read("one");
        var latch = diaries.database().hold();
        var first = diaries.write("one");

        var late = await(diaries.stage().ask("one", SHORT, replyTo -> new Diary.Write(typed(replyTo))));

        latch.countDown();
        assertThat(late).isEqualTo(new Outcome.DeadlineExceeded(Executed.NO));
        assertThat(await(first)).isEqualTo(replied(1));
        assertThat(diaries.read("one")).isEqualTo(replied(1));
    }

    @Test
    void reportsUnknownWhenTheDeadlinePassesDuringTheWrite() {
        diaries.read("one");
        var latch = diaries.database().hold();

        var late = await(diaries.stage().ask("one", SHORT, replyTo -> new Diary.Write(typed(replyTo))));

        latch.countDown();
        assertThat(late).isEqualTo(new Outcome.DeadlineExceeded(Executed.UNKNOWN));
    }

    @Test
    void reportsNotExecutedAtOnceWhenThereIsNoConnection() {
        diaries.read("one");
        diaries.database().refuse(true);

        var outcome = await(diaries.write("one"));

        assertThat(outcome).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void reportsUnknownForTheWriteAndNotExecutedForTheStashWhenTheDatabaseBreaksOff() {
        diaries.read("one");
        var latch = diaries.database().hold();
        diaries.database().breakOff(true);
        var begun = diaries.write("one");
        var waiting = diaries.write("one");
        diaries.stage().awaitDelivery("one");

        latch.countDown();

        assertThat(await(begun)).isEqualTo(new Outcome.JournalFailed(Executed.UNKNOWN));
        assertThat(await(waiting)).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void reportsNotExecutedAtOnceWhenTheActorCannotBeRecovered() {
        diaries.database().refuse(true);

        var outcome = await(diaries.write("one"));

        assertThat(outcome).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void keepsTheStateUntilTheDatabaseIsBack() {
        await(diaries.write("one"));
        diaries.database().refuse(true);
        await(diaries.write("one"));
        diaries.database().refuse(false);

        var count = eventually(() -> await(diaries.write("one")));

        assertThat(count).isEqualTo(replied(2));
    }

    @Test
    void reportsAFailureOfTheActorAndHandlesTheNextMessage() {
        await(diaries.write("one"));

        var failed = await(diaries.stage().ask("one", replyTo -> new Diary.Spill(typed(replyTo))));

        assertThat(failed).isEqualTo(new Outcome.Failed(Executed.UNKNOWN));
        assertThat(await(diaries.write("one"))).isEqualTo(replied(2));
    }

    @Test
    void failsOnlyTheActorWhoseEventsCannotBeRead() {
        await(diaries.write("one"));
        await(diaries.write("two"));
        await(diaries.request("one", new Request.Stop()));
        diaries.spoil("one");

        var unreadable = diaries.read("one");

        assertThat(unreadable).isEqualTo(new Outcome.Unrecoverable());
        assertThat(diaries.read("two")).isEqualTo(replied(1));
    }

    @Test
    void refusesAnIdThatCannotBePartOfAPersistenceIdAndKeepsOtherActors() {
        var neighbour = diaries.stage().neighbourOf("a|b");
        await(diaries.write(neighbour));

        var refused = await(diaries.write("a|b"));

        assertThat(refused).isInstanceOf(Outcome.InvalidId.class);
        diaries.database().refuse(true);
        assertThat(diaries.read(neighbour)).isEqualTo(replied(1));
    }

    @Test
    void answersAsksWhileTheActorRestartsItself() {
        try (var restarting = StageFixture.journaled(diaries.journal(), Diary.restarting())) {
            await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            diaries.database().refuse(true);
            var failed = await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            var meanwhile = await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            diaries.database().refuse(false);

            var back = eventually(() -> await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo)))));

            assertThat(failed).isEqualTo(new Outcome.JournalFailed(Executed.NO));
            assertThat(meanwhile).isEqualTo(new Outcome.JournalFailed(Executed.NO));
            assertThat(back).isEqualTo(replied(2));
        }
    }

    @Test
    void answersManyAsksWhenTheJournalFails() {
        diaries.read("one");
        diaries.database().refuse(true);

        var outcomes = Stream.generate(() -> diaries.write("one")).limit(100).toList();

        assertThat(outcomes)
                .allSatisfy(asked -> assertThat(await(asked)).isEqualTo(new Outcome.JournalFailed(Executed.NO)));
    }

    @Test
    void stopsAnActorWhoseJournalFailsBeforeTheStop() {
        diaries.read("one");
        var latch = diaries.database().hold();
        diaries.database().breakOff(true);
        var begun = diaries.write("one");
        var stopped = diaries.request("one", new Request.Stop());
        var waiting = diaries.write("one");
        diaries.stage().awaitDelivery("one");
        latch.countDown();
        await(begun);
        await(waiting);

        var outcome = await(stopped);

        diaries.database().breakOff(false);
        assertThat(outcome).isEqualTo(new Outcome.Stopped());
        assertThat(eventually(() -> await(diaries.write("one")))).isEqualTo(replied(1));
    }
}
