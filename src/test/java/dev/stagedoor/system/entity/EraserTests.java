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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erases the state of an actor for good, or not at all. */
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
    void keepsWhatIsAcknowledgedAfterTheErasure() {
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
    void reportsThatThereWasNothingToErase() {
        var erased = await(diaries.request("never", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(false));
    }

    @Test
    void erasesNothingWhenTheDatabaseCannotBeReached() {
        await(diaries.write("one"));
        diaries.database().refuse(true);

        var failed = await(diaries.request("one", new Request.Erase()));

        diaries.database().refuse(false);
        assertThat(failed).isEqualTo(new Outcome.JournalFailed(Executed.NO));
        assertThat(eventually(() -> diaries.read("one"))).isEqualTo(replied(1));
    }

    @Test
    void erasesStateThatCannotBeRead() {
        await(diaries.write("one"));
        await(diaries.request("one", new Request.Stop()));
        diaries.spoil("one");

        var erased = await(diaries.request("one", new Request.Erase()));

        assertThat(erased).isEqualTo(new Outcome.Erased(true));
        assertThat(await(diaries.write("one"))).isEqualTo(replied(1));
    }

    @Test
    void failsAtOnceWhenTheJournalFailsAndTheActorRestartsItself() {
        try (var restarting = StageFixture.journaled(diaries.journal(), Diary.restarting())) {
            await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo))));
            var latch = diaries.database().hold();
            diaries.database().breakOff(true);
            var begun = restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo)));
            var erased = restarting.request("own", StageFixture.LONG, new Request.Erase(), null);
            restarting.awaitDelivery("own");
            latch.countDown();
            await(begun);

            var outcome = await(erased);

            diaries.database().breakOff(false);
            assertThat(outcome).isInstanceOf(Outcome.JournalFailed.class);
            var kept = eventually(() -> await(restarting.ask("own", replyTo -> new Diary.Write(typed(replyTo)))));
            assertThat(kept).isEqualTo(replied(2));
        }
    }

    @Test
    void erasesTheStateOfAnActorWithItsOwnStopMessage() {
        try (var stage =
                StageFixture.journaled(diaries.journal(), Diary.entity().withStopMessage(new Diary.Scribble()))) {
            await(stage.ask("one", replyTo -> new Diary.Write(typed(replyTo))));

            var erased = await(stage.request("one", StageFixture.LONG, new Request.Erase(), null));

            assertThat(erased).isEqualTo(new Outcome.Erased(true));
        }
    }
}
