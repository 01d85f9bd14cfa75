package dev.stagedoor.system.entity;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.journal.FlakyDatabase;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.testkit.fixture.Rehearsal;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasure of actors that run on the event loop of their requests. */
final class EventLoopErasureTests {

    private static final int TIMEOUT_SECONDS = 20;

    private final EventExecutor eventLoop = new DefaultEventExecutor();
    private final FlakyDatabase database = new FlakyDatabase();
    private final StageFixture stage = StageFixture.journaled(
            database.journal(),
            Entity.of(Rehearsal.KEY, context -> Rehearsal.create())
                    .withEntityProps(DispatcherSelector.fromConfig("stagedoor.dispatcher.non-blocking")));

    @AfterEach
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the process at the latest
    void close() {
        stage.close();
        database.close();
        eventLoop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private <T> T onEventLoop(Callable<T> task) throws Exception {
        return eventLoop.submit(task).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<Outcome> count() {
        return stage.ask("one", replyTo -> new Rehearsal.Count(typed(replyTo)));
    }

    @Test
    void leavesTheEventLoopFreeWhileTheDatabaseDoesNotAnswer() throws Exception {
        await(onEventLoop(this::count));
        var latch = database.hold();

        var erased = onEventLoop(() -> stage.request("one", StageFixture.LONG, new Request.Erase(), null));

        assertThat(onEventLoop(() -> true)).isTrue();
        assertThat(erased).isNotDone();
        latch.countDown();
        assertThat(await(erased)).isEqualTo(new Outcome.Erased(false));
        assertThat(await(onEventLoop(this::count))).isEqualTo(new Outcome.Replied(1));
    }
}
