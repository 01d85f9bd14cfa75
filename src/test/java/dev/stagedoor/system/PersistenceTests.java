package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.journal.FlakyDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks an actor that persists always learns whether anything was persisted. */
final class PersistenceTests {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final FlakyDatabase database = new FlakyDatabase();
    private final StageFixture stage = StageFixture.journaled(database.journal(), Diary.entity());

    @AfterEach
    void close() {
        stage.close();
        database.close();
    }

    private CompletableFuture<Outcome> write(String id) {
        return stage.ask(id, replyTo -> new Diary.Write(typed(replyTo)));
    }

    private Outcome read(String id) {
        return await(stage.ask(id, replyTo -> new Diary.Read(typed(replyTo))));
    }

    private CompletableFuture<Outcome> request(String id, Request request) {
        return stage.request(id, StageFixture.LONG, request, null);
    }

    private static Outcome replied(int count) {
        return new Outcome.Replied(count);
    }

    private static Outcome eventually(Supplier<Outcome> asked) {
        return Awaitility.await().until(asked::get, Outcome.Replied.class::isInstance);
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheActorStops() {
        await(write("one"));
        await(write("one"));
        await(request("one", new Request.Stop()));

        var count = read("one");

        assertThat(count).isEqualTo(replied(2));
    }

    @Test
    void handlesMessagesInTheirOrderWhileTheJournalWrites() {
        read("one");
        var latch = database.hold();
        var first = write("one");
        var second = write("one");
        var third = stage.ask("one", replyTo -> new Diary.Read(typed(replyTo)));
        stage.awaitDelivery("one");

        latch.countDown();

        assertThat(await(first)).isEqualTo(replied(1));
        assertThat(await(second)).isEqualTo(replied(2));
        assertThat(await(third)).isEqualTo(replied(2));
    }

    @Test
    void handlesWhatCameBeforeTheStop() {
        read("one");
        var latch = database.hold();
        var first = write("one");
        var second = write("one");
        var stopped = request("one", new Request.Stop());
        stage.awaitDelivery("one");

        latch.countDown();

        assertThat(await(second)).isEqualTo(replied(2));
        assertThat(await(stopped)).isEqualTo(new Outcome.Stopped());
        assertThat(await(first)).isEqualTo(replied(1));
    }

    @Test
    void saysOfAMessageThatWaitedForTheJournalTooLongThatItWasNotExecuted() {
        read("one");
        var latch = database.hold();
        var first = write("one");

        var late = await(stage.ask("one", SHORT, replyTo -> new Diary.Write(typed(replyTo))));

        latch.countDown();
        assertThat(late).isEqualTo(new Outcome.DeadlineExceeded(Executed.NO));
        assertThat(await(first)).isEqualTo(replied(1));
        assertThat(read("one")).isEqualTo(replied(1));
    }

    @Test
    void saysOfAMessageWhoseEventIsOnItsWayAtTheDeadlineThatNobodyKnows() {
        read("one");
        var latch = database.hold();

        var late = await(stage.ask("one", SHORT, replyTo -> new Diary.Write(typed(replyTo))));

        latch.countDown();
        assertThat(late).isEqualTo(new Outcome.DeadlineExceeded(Executed.UNKNOWN));
    }

    @Test
    void tellsAtOnceThatNothingWasKeptWhenThereIsNoConnection() {
        read("one");
        database.refuse(true);

        var outcome = await(write("one"));

        assertThat(outcome).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void tellsAtOnceThatNobodyKnowsWhenTheDatabaseBreaksOffAndWhoWaitsThatNothingWasDone() {
        read("one");
        var latch = database.hold();
        database.breakOff(true);
        var begun = write("one");
        var waiting = write("one");
        stage.awaitDelivery("one");

        latch.countDown();

        assertThat(await(begun)).isEqualTo(new Outcome.JournalFailed(Executed.UNKNOWN));
        assertThat(await(waiting)).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void tellsAtOnceThatNothingWasDoneWhenTheActorCannotBeRecovered() {
        database.refuse(true);

        var outcome = await(write("one"));

        assertThat(outcome).isEqualTo(new Outcome.JournalFailed(Executed.NO));
    }

    @Test
    void goesOnWhereItWasOnceTheDatabaseIsBack() {
        await(write("one"));
        database.refuse(true);
        await(write("one"));
        database.refuse(false);

        var count = eventually(() -> await(write("one")));

        assertThat(count).isEqualTo(replied(2));
    }

    @Test
    void tellsAFailureOfTheActorItselfAndLetsTheNextIn() {
        await(write("one"));

        var failed = await(stage.ask("one", replyTo -> new Diary.Spill(typed(replyTo))));

        assertThat(failed).isEqualTo(new Outcome.Failed(Executed.UNKNOWN));
        assertThat(await(write("one"))).isEqualTo(replied(2));
    }

    @Test
    void failsTheActorWhoseEventsCannotBeReadAndNoOther() {
        await(write("one"));
        await(write("two"));
        await(request("one", new Request.Stop()));
        database.jdbc()
                .sql(
                        "UPDATE \"event_journal\" SET \"event_payload\" = X'00' WHERE \"persistence_id\" = 'rehearsal|one'")
                .update();

        var unreadable = read("one");

        assertThat(unreadable).isEqualTo(new Outcome.Unrecoverable());
        assertThat(read("two")).isEqualTo(replied(1));
    }

    @Test
    void refusesAnIdThatCannotBePartOfAPersistenceIdAndKeepsTheOtherActors() {
        var neighbour = stage.neighbourOf("a|b");
        await(write(neighbour));

        var refused = await(write("a|b"));

        assertThat(refused).isInstanceOf(Outcome.InvalidId.class);
        database.refuse(true);
        assertThat(read(neighbour)).isEqualTo(replied(1));
    }

    @Test
    void erasesForGood() {
        await(write("one"));

        var erased = await(request("one", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(true));
        assertThat(await(write("one"))).isEqualTo(replied(1));
    }

    @Test
    void doesNotEraseWhatIsAcknowledgedAfterwards() {
        await(write("one"));
        var latch = database.hold();
        var before = write("one");
        var erased = request("one", new Request.Erase());
        var after = write("one");
        stage.awaitDelivery("one");

        latch.countDown();

        assertThat(await(before)).isEqualTo(replied(2));
        assertThat(await(erased)).isEqualTo(new Outcome.Erased(true));
        var expected = await(after).equals(replied(1)) ? 1 : 0;
        assertThat(read("one")).isEqualTo(replied(expected));
    }

    @Test
    void saysThatThereWasNothingToErase() {
        var erased = await(request("never", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(false));
    }

    @Test
    void tellsThatNothingIsErasedWhenTheDatabaseCannotBeReached() {
        await(write("one"));
        database.refuse(true);

        var failed = await(request("one", new Request.Erase()));

        database.refuse(false);
        assertThat(failed).isEqualTo(new Outcome.JournalFailed(Executed.NO));
        assertThat(eventually(() -> read("one"))).isEqualTo(replied(1));
    }

    @Test
    void letsAnActorTryAgainByItselfAndTellsWhoeverAskedMeanwhile() {
        try (var persevering = StageFixture.journaled(database.journal(), Diary.persevering())) {
            await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            database.refuse(true);
            var failed = await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            var meanwhile = await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            database.refuse(false);

            var back = eventually(() -> await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo)))));

            assertThat(failed).isEqualTo(new Outcome.JournalFailed(Executed.NO));
            assertThat(meanwhile).isEqualTo(new Outcome.JournalFailed(Executed.NO));
            assertThat(back).isEqualTo(replied(2));
        }
    }

    @Test
    void erasesWhatCannotBeRead() {
        await(write("one"));
        await(request("one", new Request.Stop()));
        database.jdbc()
                .sql(
                        "UPDATE \"event_journal\" SET \"event_payload\" = X'00' WHERE \"persistence_id\" = 'rehearsal|one'")
                .update();

        var erased = await(request("one", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(true));
        assertThat(await(write("one"))).isEqualTo(replied(1));
    }

    @Test
    void tellsAllOfACrowdThatTheJournalFailed() {
        read("one");
        database.refuse(true);

        var crowd = Stream.generate(() -> write("one")).limit(100).toList();

        assertThat(crowd)
                .allSatisfy(asked -> assertThat(await(asked)).isEqualTo(new Outcome.JournalFailed(Executed.NO)));
    }

    @Test
    void erasesAtOnceWhatWasToBeErasedWhenTheJournalFailedAndTheActorTriesAgain() {
        try (var persevering = StageFixture.journaled(database.journal(), Diary.persevering())) {
            await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            var latch = database.hold();
            database.breakOff(true);
            var begun = persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo)));
            var erased = persevering.request("own", StageFixture.LONG, new Request.Erase(), null);
            persevering.awaitDelivery("own");
            latch.countDown();
            await(begun);

            var outcome = await(erased);

            database.breakOff(false);
            assertThat(outcome).isInstanceOf(Outcome.JournalFailed.class);
            var kept = eventually(() -> await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo)))));
            assertThat(kept).isEqualTo(replied(2));
        }
    }

    @Test
    void stopsAnActorWhoseJournalFailsWhileItIsToStop() {
        read("one");
        var latch = database.hold();
        database.breakOff(true);
        var begun = write("one");
        var stopped = request("one", new Request.Stop());
        var waiting = write("one");
        stage.awaitDelivery("one");
        latch.countDown();
        await(begun);
        await(waiting);

        var outcome = await(stopped);

        database.breakOff(false);
        assertThat(outcome).isEqualTo(new Outcome.Stopped());
        assertThat(eventually(() -> await(write("one")))).isEqualTo(replied(1));
    }

    @Test
    void erasesWhatAnActorKeptThatStopsByAMessageOfItsOwn() {
        try (var polite =
                StageFixture.journaled(database.journal(), Diary.entity().withStopMessage(new Diary.Scribble()))) {
            await(polite.ask("polite", replyTo -> new Diary.Write(typed(replyTo))));

            var erased = await(polite.request("polite", StageFixture.LONG, new Request.Erase(), null));

            assertThat(erased).isEqualTo(new Outcome.Erased(true));
        }
    }
}
