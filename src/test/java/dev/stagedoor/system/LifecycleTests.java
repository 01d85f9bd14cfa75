package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static dev.stagedoor.system.StageFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.dispatcher.RunOn;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.inspection.ProcessReporter;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.wire.ProtocolCodec;
import dev.stagedoor.testkit.fixture.Rehearsal;
import dev.stagedoor.tracing.Tracing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LifecycleTests {

    private final String id = "one";

    @Test
    void hostsEntitiesOfAnyRole() {
        try (var elsewhere = StageFixture.of(
                Entity.of(Rehearsal.KEY, context -> Rehearsal.create()).withRole("elsewhere"))) {
            var outcome = await(elsewhere.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        }
    }

    @Test
    void answersNotReadyOnceTheSystemStops() {
        try (var stopping = StageFixture.rehearsing(Function.identity())) {
            stopping.lifecycle().stop();

            var outcome = await(stopping.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.NotReady());
        }
    }

    /** Base whose cluster expels this member when all else has started. */
    private static final class Expelling implements SystemBase {

        private final SystemBase local = new LocalBase("test");
        private final CompletableFuture<Done> stillEnding = new CompletableFuture<>();
        private @Nullable ActorSystem<Void> system;

        @Override
        public String name() {
            return "expelling";
        }

        @Override
        public Plan plan(Protocols protocols, @Nullable Journal journal) {
            return local.plan(protocols, journal);
        }

        @Override
        public void join(ActorSystem<Void> created, ProtocolCodec codec) {
            system = created;
            local.join(created, codec);
        }

        @Override
        public void awaitReady() {
            var shutdown = CoordinatedShutdown.get(system);
            var ending = new CompletableFuture<Done>();
            shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "test", () -> {
                ending.complete(Done.getInstance());
                return stillEnding;
            });
            shutdown.runAll(CoordinatedShutdown.clusterDowningReason());
            ending.join();
        }

        @Override
        public void stop() {
            stillEnding.complete(Done.getInstance());
        }
    }

    @Test
    void failsToStartWhenTheMemberIsExpelledMeanwhile() {
        var base = new Expelling();
        var properties = StageFixture.properties();
        var launcher = new ActorSystemLauncher(
                base,
                properties,
                new DispatcherProperties(RunOn.ADAPTIVE, Map.of()),
                new Protocols(List.of()),
                List.of(),
                null,
                new RecentFailures(0, List.of()),
                ConfigFactory.empty(),
                new ProcessReporter(LocalActors.limitedTo(0), new RecentFailures(0, List.of()), null),
                getClass().getClassLoader());
        var lifecycle = new ActorSystemLifecycle(
                launcher,
                base,
                List.of(Entity.of(Rehearsal.KEY, context -> Rehearsal.create())),
                properties,
                LocalActors.limitedTo(0),
                Tracing.NONE,
                () -> {});

        assertThatThrownBy(lifecycle::start)
                .isInstanceOf(SystemStartException.class)
                .hasMessageContaining("expelled");
        assertThat(lifecycle.running()).isNull();
        launcher.terminate();
    }

    @Test
    void answersAgainWhenItIsStartedAgain() {
        try (var restarted = StageFixture.rehearsing(Function.identity())) {
            restarted.lifecycle().stop();
            restarted.lifecycle().start();

            var outcome = await(restarted.ask(id, replyTo -> new Rehearsal.Count(typed(replyTo))));

            assertThat(outcome).isEqualTo(new Outcome.Replied(1));
        }
    }
}
