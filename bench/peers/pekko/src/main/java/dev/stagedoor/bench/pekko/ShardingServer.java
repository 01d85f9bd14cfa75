package dev.stagedoor.bench.pekko;

import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.bench.pekko.Account.Deposit;
import dev.stagedoor.bench.pekko.Account.Deposited;
import dev.stagedoor.bench.pekko.Counter.Count;
import dev.stagedoor.bench.pekko.Counter.Increment;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.marshallers.jackson.Jackson;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * What a user of Pekko writes by hand: routes of Pekko HTTP that ask sharded actors and answer with JSON. Events go to
 * LevelDB, below the working directory, and are flushed.
 */
public final class ShardingServer extends AllDirectives {

    private static final String CONFIG = """
            pekko.loglevel = WARNING
            pekko.actor.provider = cluster
            pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            pekko.cluster.jmx.enabled = off
            pekko.cluster.sharding.passivation.strategy = none
            pekko.actor.serialization-bindings { "dev.stagedoor.bench.pekko.Account$Paid" = jackson-cbor }
            pekko.persistence.journal.plugin = "pekko.persistence.journal.leveldb"
            pekko.persistence.journal.leveldb { dir = "leveldb", native = off, fsync = on }
            """;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ClusterSharding sharding;

    private ShardingServer(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    public static void main(String[] args) {
        var config = ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load());
        var system = ActorSystem.create(Behaviors.empty(), "bench", config);
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        var sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(Counter.KEY, context -> Counter.counted(0)));
        sharding.init(Entity.of(Account.KEY, context -> new Account(context.getEntityId())));
        Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(new ShardingServer(sharding).route())
                .thenAccept(binding -> System.out.println(
                        "started on port " + binding.localAddress().getPort()));
    }

    private Route route() {
        return concat(increment(), deposit());
    }

    private Route increment() {
        var counter = segment("counters").slash(segment()).slash("increment");
        return path(
                counter,
                id -> post(() -> onSuccess(
                        sharding.entityRefFor(Counter.KEY, id).<Count>ask(Increment::new, TIMEOUT),
                        count -> completeOK(count, Jackson.marshaller()))));
    }

    private Route deposit() {
        var deposits = segment("accounts").slash(segment()).slash("deposits");
        return path(
                deposits,
                id -> post(() -> formField(
                        "amount",
                        amount -> onSuccess(
                                sharding.entityRefFor(Account.KEY, id)
                                        .<Deposited>ask(
                                                replyTo -> new Deposit(new BigDecimal(amount), replyTo), TIMEOUT),
                                deposited -> complete(StatusCodes.CREATED, deposited, Jackson.marshaller())))));
    }
}
