package dev.stagedoor.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.system.shard.Region;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.HashCodeMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RegistrationTests {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final StageFixture stage = StageFixture.rehearsing(behavior -> behavior);
    private final Region ready = region(Adapter.toTyped(
            ClusterSharding.get(Adapter.toClassic(stage.system())).shardRegion("rehearsal")));
    private final Region silent =
            region(stage.system().systemActorOf(Behaviors.ignore(), "silent-" + UUID.randomUUID(), Props.empty()));

    @AfterAll
    void close() {
        stage.close();
    }

    private static Region region(ActorRef<ShardingEnvelope<Object>> ref) {
        return new Region(ref, new HashCodeMessageExtractor<>(StageFixture.SHARDS));
    }

    private void await(Duration timeout, Map<String, Region> regions) {
        new Registration(stage.system(), new LocalBase("test"), timeout).await(regions);
    }

    @Test
    void waitsForNothingWithoutTypes() {
        assertThatCode(() -> await(SHORT, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void startsWithTheTypesThatAreReadyWhenTheTimeForTheOthersIsOver() {
        assertThatCode(() -> await(SHORT, Map.of("ready", ready, "late", silent)))
                .doesNotThrowAnyException();
    }

    @Test
    void failsWhenNoTypeIsReadyInTime() {
        assertThatThrownBy(() -> await(SHORT, Map.of("late", silent)))
                .isInstanceOf(SystemStartException.class)
                .hasMessageContaining("stagedoor.system.start-timeout=PT3S");
    }
}
