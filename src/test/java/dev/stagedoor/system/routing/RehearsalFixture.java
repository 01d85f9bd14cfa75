package dev.stagedoor.system.routing;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.system.StageFixture;
import dev.stagedoor.system.envelope.OneWay;
import dev.stagedoor.system.shard.Regions;
import dev.stagedoor.testkit.fixture.Rehearsal;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/** Real actor that counts its messages, and messages to it. */
final class RehearsalFixture implements AutoCloseable {

    static final Address ACTOR = new Address("rehearsal", "one");

    private final StageFixture stage = StageFixture.rehearsing(Function.identity());
    private final Regions regions =
            StageFixture.regions(stage.system(), Entity.of(Rehearsal.KEY, context -> Rehearsal.create()));

    ActorSystem<Void> system() {
        return stage.system();
    }

    Regions regions() {
        return regions;
    }

    /** Returns all shards of the actor's type. */
    static Stream<String> shards() {
        return IntStream.range(0, StageFixture.SHARDS).mapToObj(Integer::toString);
    }

    static Ask ask() {
        return ask(Deadline.in(StageFixture.LONG));
    }

    static Ask ask(Deadline deadline) {
        return new Ask(
                ACTOR,
                new Request.Question(replyTo -> new Rehearsal.Count(typed(replyTo)), StageFixture.SOURCE),
                deadline,
                StageFixture.LONG,
                null,
                Origin.PLAIN);
    }

    /** Sends a tell by the router. Returns false if it is refused. */
    boolean tell(AskRouter askRouter) {
        return askRouter.tell(
                ACTOR,
                new OneWay(
                        ACTOR.type(),
                        new Request.Tell(new Rehearsal.Note(), StageFixture.SOURCE),
                        Deadline.in(StageFixture.LONG),
                        Origin.PLAIN,
                        stage.system().ignoreRef()));
    }

    /** Asks the actor past any router. The answer counts this ask. */
    Outcome count() {
        return await(stage.ask(ACTOR.id(), replyTo -> new Rehearsal.Count(typed(replyTo))));
    }

    @Override
    public void close() {
        stage.close();
    }
}
