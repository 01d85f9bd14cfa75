package dev.stagedoor.system;

import static dev.stagedoor.system.Diaries.eventually;
import static dev.stagedoor.system.Diaries.replied;
import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an actor persisted is erased for good, or not at all. */
final class EraserTests {

    private final Diaries diaries = new Diaries();

    @AfterEach
    void close() {
        diaries.close();
    }

    @Test
    void erasesForGood() {
        await(diaries.write("one"));

        var erased = await(diaries.request("one", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(true));
        assertThat(await(diaries.write("one"))).isEqualTo(replied(1));
    }

    @Test
    void doesNotEraseWhatIsAcknowledgedAfterwards() {
        await(diaries.write("one"));
        var latch = diaries.database().hold();
        var before = diaries.write("one");
        var erased = diaries.request("one", new Request.Erase());
        var after = diaries.write("one");
        diaries.stage().awaitDelivery("one");

        latch.countDown();

        assertThat(await(before)).isEqualTo(replied(2));
        assertThat(await(erased)).isEqualTo(new Outcome.Erased(true));
        var expected = await(after).equals(replied(1)) ? 1 : 0;
        assertThat(diaries.read("one")).isEqualTo(replied(expected));
    }

    @Test
    void saysThatThereWasNothingToErase() {
        var erased = await(diaries.request("never", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(false));
    }

    @Test
    void tellsThatNothingIsErasedWhenTheDatabaseCannotBeReached() {
        await(diaries.write("one"));
        diaries.database().refuse(true);

        var failed = await(diaries.request("one", new Request.Erase()));

        diaries.database().refuse(false);
        assertThat(failed).isEqualTo(new Outcome.JournalFailed(Executed.NO));
        assertThat(eventually(() -> diaries.read("one"))).isEqualTo(replied(1));
    }

    @Test
    void erasesWhatCannotBeRead() {
        await(diaries.write("one"));
        await(diaries.request("one", new Request.Stop()));
        diaries.spoil("one");

        var erased = await(diaries.request("one", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(true));
        assertThat(await(diaries.write("one"))).isEqualTo(replied(1));
    }

    @Test
    void erasesAtOnceWhatWasToBeErasedWhenTheJournalFailedAndTheActorTriesAgain() {
        try (var persevering = StageFixture.journaled(diaries.journal(), Diary.persevering())) {
            await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            var latch = diaries.database().hold();
            diaries.database().breakOff(true);
            var begun = persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo)));
            var erased = persevering.request("own", StageFixture.LONG, new Request.Erase(), null);
            persevering.awaitDelivery("own");
            latch.countDown();
            await(begun);

            var outcome = await(erased);

            diaries.database().breakOff(false);
            assertThat(outcome).isInstanceOf(Outcome.JournalFailed.class);
            var kept = eventually(() -> await(persevering.ask("own", replyTo -> new Diary.Write(typed(replyTo)))));
            assertThat(kept).isEqualTo(replied(2));
        }
    }

    @Test
    void erasesWhatAnActorKeptThatStopsByAMessageOfItsOwn() {
        try (var polite =
                StageFixture.journaled(diaries.journal(), Diary.entity().withStopMessage(new Diary.Scribble()))) {
            await(polite.ask("polite", replyTo -> new Diary.Write(typed(replyTo))));

            var erased = await(polite.request("polite", StageFixture.LONG, new Request.Erase(), null));

            assertThat(erased).isEqualTo(new Outcome.Erased(true));
        }
    }
}
