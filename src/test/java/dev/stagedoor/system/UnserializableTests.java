package dev.stagedoor.system;

import static dev.stagedoor.system.StageFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Outcome;
import dev.stagedoor.journal.FlakyDatabase;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.state.javadsl.DurableStateBehavior;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Persistent actors whose events or states a serializer refuses. */
final class UnserializableTests {

    /** Cannot be the name of a member in JSON. */
    private static final String LONE_SURROGATE = "\ud800";

    private static final SortedSet<String> OTHER_ORDER = new TreeSet<>(Comparator.reverseOrder());

    private sealed interface Message {}

    private record Write(String text, SortedSet<String> sorted, ActorRef<Object> replyTo) implements Message {}

    private record Kept(Map<String, Integer> words, SortedSet<String> sorted) {

        static final Kept EMPTY = new Kept(Map.of(), new TreeSet<>());
    }

    enum Kind {
        EVENTS,
        STATE
    }

    private static final class Events extends EventSourcedBehavior<Message, Kept, Kept> {

        Events(PersistenceId id) {
            super(id);
        }

        @Override
        public Kept emptyState() {
            return Kept.EMPTY;
        }

        @Override
        public CommandHandler<Message, Kept, Kept> commandHandler() {
            return (state, message) -> switch (message) {
                case Write(var text, var sorted, var replyTo) ->
                    Effect().persist(new Kept(Map.of(text, 1), sorted)).thenReply(replyTo, kept -> text);
            };
        }

        @Override
        public EventHandler<Kept, Kept> eventHandler() {
            return (state, event) -> event;
        }
    }

    private static final class State extends DurableStateBehavior<Message, Kept> {

        State(PersistenceId id) {
            super(id);
        }

        @Override
        public Kept emptyState() {
            return Kept.EMPTY;
        }

        @Override
        public org.apache.pekko.persistence.typed.state.javadsl.CommandHandler<Message, Kept> commandHandler() {
            return (state, message) -> switch (message) {
                case Write(var text, var sorted, var replyTo) ->
                    Effect().persist(new Kept(Map.of(text, 1), sorted)).thenReply(replyTo, kept -> text);
            };
        }
    }

    private final FlakyDatabase database = new FlakyDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void reportsThatNothingWasWritten(Kind kind) {
        try (var stage = stage(kind)) {
            var refused = await(stage.ask("one", replyTo -> new Write(LONE_SURROGATE, new TreeSet<>(), replyTo)));

            assertThat(refused).isEqualTo(new Outcome.Unpersistable(null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheComponentThatWouldNotBeReadAsItWasWritten(Kind kind) {
        try (var stage = stage(kind)) {
            var refused = await(stage.ask("one", replyTo -> new Write("fine", OTHER_ORDER, replyTo)));

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Outcome.Unpersistable.class,
                            unpersistable -> assertThat(unpersistable.reason()).contains("Kept.sorted"));
            assertThat(database.jdbc()
                            .sql(
                                    "SELECT (SELECT COUNT(*) FROM stagedoor_event) + (SELECT COUNT(*) FROM stagedoor_state)")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stillPersistsWhatCanBeSerialized(Kind kind) {
        try (var stage = stage(kind)) {
            await(stage.ask("one", replyTo -> new Write(LONE_SURROGATE, new TreeSet<>(), replyTo)));

            var kept = Diaries.eventually(
                    () -> await(stage.ask("one", replyTo -> new Write("fine", new TreeSet<>(), replyTo))));

            assertThat(kept).isEqualTo(new Outcome.Replied("fine"));
        }
    }

    private StageFixture stage(Kind kind) {
        return StageFixture.journaled(
                database.journal(),
                Entity.of(
                        EntityTypeKey.create(Message.class, "rehearsal"),
                        context -> behavior(kind, PersistenceId.of("rehearsal", context.getEntityId()))));
    }

    private static Behavior<Message> behavior(Kind kind, PersistenceId id) {
        return switch (kind) {
            case EVENTS -> new Events(id);
            case STATE -> new State(id);
        };
    }
}
