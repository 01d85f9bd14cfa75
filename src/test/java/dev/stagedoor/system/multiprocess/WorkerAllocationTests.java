package dev.stagedoor.system.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.system.routing.ShardLocations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.ActorPath;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.EmptyLocalActorRef;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.RootActorPath;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.IndexedSeq;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

final class WorkerAllocationTests {

    private static final ActorTestKit KIT = ActorTestKit.create("allocation", ConfigFactory.load());
    private static final ExtendedActorSystem SYSTEM = (ExtendedActorSystem) Adapter.toClassic(KIT.system());

    private static final ActorRef GATEWAY = region(new Address("pekko", "name"));
    private static final ActorRef BUSY = region(new Address("pekko", "name", "127.0.0.1", 1));
    private static final ActorRef IDLE = region(new Address("pekko", "name", "127.0.0.1", 2));
    private static final Map<ActorRef, IndexedSeq<String>> SHARDS =
            Map.of(GATEWAY, shards(), BUSY, shards("1", "2"), IDLE, shards("3"));

    private final ShardLocations shardLocations = ShardLocations.authoritative();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static ActorRef region(Address address) {
        ActorPath path = new RootActorPath(address, "/").child("region");
        return new EmptyLocalActorRef(SYSTEM.provider(), path, SYSTEM.eventStream());
    }

    private static IndexedSeq<String> shards(String... ids) {
        return CollectionConverters.asScala(List.of(ids)).toIndexedSeq();
    }

    private Future<ActorRef> allocate(boolean remembers, ActorRef requester) {
        return new WorkerAllocation("counter", shardLocations, SYSTEM.deadLetters(), remembers)
                .allocateShard(requester, "7", SHARDS);
    }

    private static ActorRef result(Future<ActorRef> allocated) {
        return allocated.value().get().get();
    }

    @Test
    void choosesTheWorkerWithTheFewestShards() {
        var allocated = allocate(false, GATEWAY);

        assertThat(result(allocated)).isEqualTo(IDLE);
        assertThat(shardLocations.of("counter", "7"))
                .isEqualTo(shardLocations.host(IDLE.path().address().toString()));
    }

    @Test
    void choosesNoWorkerThatHasEnded() {
        shardLocations.markGone(IDLE.path().address().toString(), Duration.ZERO);

        assertThat(result(allocate(false, GATEWAY))).isEqualTo(BUSY);
    }

    @Test
    void waitsWhenThereIsNoWorker() {
        shardLocations.markGone(IDLE.path().address().toString(), Duration.ZERO);
        shardLocations.markGone(BUSY.path().address().toString(), Duration.ZERO);

        assertThat(allocate(false, GATEWAY).isCompleted()).isFalse();
        assertThat(shardLocations.of("counter", "7")).isNull();
    }

    @Test
    void waitsForAMessageUnlessActorsStartWithoutOne() {
        assertThat(allocate(false, SYSTEM.deadLetters()).isCompleted()).isFalse();
        assertThat(result(allocate(true, SYSTEM.deadLetters()))).isEqualTo(IDLE);
    }

    @Test
    void leavesShardsWhereTheyAre() {
        var moved = new WorkerAllocation("counter", shardLocations, SYSTEM.deadLetters(), false)
                .rebalance(Map.of(BUSY, shards("1", "2", "3"), IDLE, shards()), Set.of());

        assertThat(moved.value().get().get()).isEmpty();
    }
}
