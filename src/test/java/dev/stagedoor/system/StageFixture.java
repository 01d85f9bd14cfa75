package dev.stagedoor.system;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.journal.Journal;
import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.system.dispatcher.DispatcherProperties;
import dev.stagedoor.system.dispatcher.RunOn;
import dev.stagedoor.system.dispatcher.TypeDispatchers;
import dev.stagedoor.system.failure.RecentFailures;
import dev.stagedoor.system.inspection.ProcessReporter;
import dev.stagedoor.system.memory.LocalActors;
import dev.stagedoor.system.shard.Regions;
import dev.stagedoor.testkit.fixture.Rehearsal;
import dev.stagedoor.tracing.Tracing;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Real actor system of the base {@code local}, with a stage that asks its actors. */
public final class StageFixture implements AutoCloseable {

    /** Longer than any test may take, so that no test passes because of a deadline. */
    public static final Duration LONG = Duration.ofMinutes(5);

    public static final Source SOURCE = new Source("test", new byte[0], Map.of());

    public static final int SHARDS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RecentFailures failures;
    private final ActorSystemLauncher launcher;
    private final ActorSystemLifecycle lifecycle;
    private final ShardStage stage;
    private final LocalActors actors;

    private StageFixture(SystemProperties properties, @Nullable Journal journal, List<Entity<?, ?>> entities) {
        var loader = StageFixture.class.getClassLoader();
        var base = new LocalBase("test");
        var dispatchers = new DispatcherProperties(RunOn.ADAPTIVE, Map.of());
        actors = LocalActors.limitedTo(properties.maxActors());
        var types = entities.stream().map(entity -> entity.typeKey().name()).toList();
        failures = new RecentFailures(100, types);
        launcher = new ActorSystemLauncher(
                base,
                properties,
                dispatchers,
                new Protocols(List.of()),
                List.of(),
                journal,
                failures,
                ConfigFactory.parseMap(TypeDispatchers.config(types, dispatchers)),
                new ProcessReporter(actors, failures, journal),
                loader);
        lifecycle = new ActorSystemLifecycle(launcher, base, entities, properties, actors, Tracing.NONE, () -> {});
        lifecycle.start();
        stage = new ShardStage(lifecycle);
    }

    public static SystemProperties properties() {
        return properties(Duration.ZERO, 0);
    }

    public static SystemProperties properties(Duration passivateAfter, int maxActors) {
        return new SystemProperties(
                SystemProperties.Base.LOCAL,
                "test",
                TIMEOUT,
                passivateAfter,
                maxActors,
                SHARDS,
                1,
                Transport.TCP,
                DataSize.ofMegabytes(1),
                new WorkerProperties("", "", Duration.ofMillis(1), Duration.ofMillis(1), TIMEOUT),
                ClusterFixture.properties());
    }

    /** Starts the regions of more entities, which the stage does not ask. */
    public static Regions regions(ActorSystem<?> system, Entity<?, ?>... entities) {
        return RegionStart.start(
                system,
                new LocalBase("test"),
                null,
                LocalActors.limitedTo(0),
                new RecentFailures(0, List.of()),
                Tracing.NONE,
                Arrays.asList(entities));
    }

    public static StageFixture of(Entity<?, ?>... entities) {
        return of(properties(), entities);
    }

    public static StageFixture of(SystemProperties properties, Entity<?, ?>... entities) {
        return new StageFixture(properties, null, Arrays.asList(entities));
    }

    public static StageFixture journaled(Journal journal, Entity<?, ?>... entities) {
        return new StageFixture(properties(), journal, Arrays.asList(entities));
    }

    public static StageFixture rehearsing(Function<Behavior<Rehearsal.Message>, Behavior<Rehearsal.Message>> around) {
        return of(Entity.of(Rehearsal.KEY, context -> around.apply(Rehearsal.create())));
    }

    public LocalActors actors() {
        return actors;
    }

    public ActorSystemLifecycle lifecycle() {
        return lifecycle;
    }

    public ActorSystem<Void> system() {
        return launcher.system();
    }

    public RecentFailures failures() {
        return failures;
    }

    /** Asks an actor with a message that gets the reply reference. */
    public CompletableFuture<Outcome> ask(String id, Duration wait, Function<ActorRef<Object>, Object> message) {
        return request(id, wait, new Request.Question(message, SOURCE), null);
    }

    public CompletableFuture<Outcome> ask(String id, Function<ActorRef<Object>, Object> message) {
        return ask(id, LONG, message);
    }

    public CompletableFuture<Outcome> request(String id, Duration wait, Request request, @Nullable String traceparent) {
        return requestFrom(new Origin(traceparent, null, null), id, wait, request);
    }

    public CompletableFuture<Outcome> requestFrom(Origin origin, String id, Duration wait, Request request) {
        return stage.ask(new Ask(new Address("rehearsal", id), request, Deadline.in(wait), wait, null, origin));
    }

    /** Returns the outcome, which has to come long before {@link #LONG} is over. */
    public static Outcome await(CompletableFuture<Outcome> outcome) {
        return outcome.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /**
     * Returns once all earlier messages to the actor are in its mailbox. A message to a neighbour in the same shard
     * takes the same way behind them.
     */
    public void awaitDelivery(String id) {
        await(request(neighbourOf(id), LONG, new Request.Start(), null));
    }

    /** Returns the id of another actor in the same shard. */
    public String neighbourOf(String id) {
        return Stream.generate(() -> UUID.randomUUID().toString())
                .filter(other -> shard(other) == shard(id))
                .findFirst()
                .orElseThrow();
    }

    /** Computes the shard as Pekko's {@code HashCodeMessageExtractor} does. */
    private static int shard(String id) {
        return Math.abs(id.hashCode() % SHARDS);
    }

    @SuppressWarnings("unchecked") // callers know the type of the reply
    public static <T> ActorRef<T> typed(ActorRef<Object> ref) {
        return (ActorRef<T>) (ActorRef<?>) ref;
    }

    @Override
    public void close() {
        lifecycle.stop();
        launcher.terminate();
    }
}
