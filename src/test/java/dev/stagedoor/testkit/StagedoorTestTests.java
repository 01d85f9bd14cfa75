package dev.stagedoor.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StagedoorTestTests {

    private static final EntityTypeKey<Alarm> KEY = EntityTypeKey.create(Alarm.class, "alarm");

    private static final Duration LONG = Duration.ofHours(8);

    @RegisterExtension
    static final StagedoorTest ALARM = StagedoorTest.serving(Entity.of(KEY, context -> clock(0)));

    public sealed interface Alarm {}

    /** Rings after eight hours. */
    public record Set() implements Alarm {}

    public record GetRings(ActorRef<Rings> replyTo) implements Alarm {}

    private record Ring() implements Alarm {}

    public record Rings(int rings) {}

    private static Behavior<Alarm> clock(int rings) {
        return Behaviors.withTimers(timers -> Behaviors.receiveMessage(message -> switch (message) {
            case Set set -> {
                timers.startSingleTimer(new Ring(), LONG);
                yield Behaviors.same();
            }
            case GetRings(var replyTo) -> {
                replyTo.tell(new Rings(rings));
                yield Behaviors.same();
            }
            case Ring ring -> clock(rings + 1);
        }));
    }

    @Test
    void movesTheTimersOfActors() {
        ALARM.post("/bedroom/set").expectStatus().isAccepted();
        ALARM.get("/bedroom/rings").expectBody(Rings.class).isEqualTo(new Rings(0));

        ALARM.timePasses(LONG);

        Awaitility.await()
                .untilAsserted(() ->
                        ALARM.get("/bedroom/rings").expectBody(Rings.class).isEqualTo(new Rings(1)));
    }

    @Nested
    final class InANestedClass {

        @Test
        void usesTheServiceOfTheEnclosingClass() {
            ALARM.get("/kitchen/rings").expectBody(Rings.class).isEqualTo(new Rings(0));
        }
    }

    @Test
    void refusesToMoveTimeBack() {
        assertThatThrownBy(() -> ALARM.timePasses(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }

    @Test
    void refusesAPropertyOnceTheServiceRuns() {
        assertThatThrownBy(() -> ALARM.with("stagedoor.http.erase", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stagedoor.http.erase");
    }

    @Test
    void saysHowToRegisterItWhenTheServiceDoesNotRun() {
        var unregistered = StagedoorTest.serving(Entity.of(KEY, context -> clock(0)));

        assertThatThrownBy(() -> unregistered.get("/bedroom/rings"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }
}
