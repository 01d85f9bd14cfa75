package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** What actors persisted, for those who may see it. */
@SpringBootTest(
        classes = {StagedoorApplication.class, InspectedStateIT.Tallies.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.inspect.state=true"})
final class InspectedStateIT {

    @LocalServerPort
    private int port;

    private Requests requests;

    @TestConfiguration(proxyBeanMethods = false)
    static class Tallies {

        @Bean
        Entity<Tally.Message, ?> tally() {
            return Entity.of(Tally.KEY, context -> Tally.create(context.getEntityId()));
        }
    }

    /** Adds numbers up, with a snapshot at every fourth. Its handler of events can refuse a number. */
    static final class Tally extends EventSourcedBehavior<Tally.Message, Tally.Added, Tally.Sum> {

        static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "tally");

        private static volatile int refused = 0;

        public sealed interface Message {}

        public record Add(int number, ActorRef<Done> replyTo) implements Message {}

        record Added(int number) {}

        record Sum(int total, int count) {}

        private Tally(String id) {
            super(PersistenceId.of(KEY.name(), id));
        }

        static Behavior<Message> create(String id) {
            return Behaviors.<Message>supervise(Behaviors.setup(context -> new Tally(id)))
                    .onFailure(SupervisorStrategy.restart());
        }

        @Override
        public Sum emptyState() {
            return new Sum(0, 0);
        }

        @Override
        public CommandHandler<Message, Added, Sum> commandHandler() {
            return newCommandHandlerBuilder()
                    .forAnyState()
                    .onCommand(
                            Add.class,
                            add -> Effect()
                                    .persist(new Added(add.number()))
                                    .thenReply(add.replyTo(), sum -> Done.getInstance()))
                    .build();
        }

        @Override
        public EventHandler<Sum, Added> eventHandler() {
            return (sum, added) -> {
                if (added.number() == refused) {
                    throw new IllegalStateException("secret");
                }
                return new Sum(sum.total() + added.number(), sum.count() + 1);
            };
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return RetentionCriteria.snapshotEvery(4, 1);
        }
    }

    @BeforeEach
    void connect() {
        requests = new Requests(port);
    }

    private String add(String tally, int... numbers) {
        for (int number : numbers) {
            requests.postForm(tally + "/add", "number=" + number);
        }
        return tally;
    }

    @Test
    void showsTheDurableState() {
        var seat = "/actors/seat/" + freshId();
        requests.post(seat + "/reserve?guest=ann");

        var state = requests.get(seat).json().at("/journal/state");

        assertThat(state.path("number").asInt()).isEqualTo(1);
        assertThat(state.at("/value/guest").asString()).isEqualTo("ann");
    }

    @Test
    void foldsTheEventsByTheActorsOwnHandler() {
        var tally = add("/actors/tally/" + freshId(), 1, 2, 3, 4, 5, 6);
        requests.send("DELETE", tally, "");

        var known = requests.get(tally).json();

        assertThat(known.at("/journal/state/value/total").asInt()).isEqualTo(21);
        assertThat(known.at("/journal/state/value/count").asInt()).isEqualTo(6);
        assertThat(known.at("/journal/state/number").asInt()).isEqualTo(6);
        assertThat(known.at("/journal/lastEvents/0/value/number").asInt()).isEqualTo(6);
        assertThat(known.has("memory")).isFalse();
    }

    @Test
    void persistsNothingAndWakesNobody() {
        var tally = add("/actors/tally/" + freshId(), 1, 2);
        requests.send("DELETE", tally, "");

        var first = requests.get(tally).json();
        var second = requests.get(tally).json();

        assertThat(second).isEqualTo(first);
        assertThat(second.at("/journal/events/count").asInt()).isEqualTo(2);
    }

    @Test
    void tellsThatTheHandlerFailsAndNotWhatItSays() {
        var tally = add("/actors/tally/" + freshId(), 1, 13);
        Tally.refused = 13;

        var known = requests.get(tally);

        assertThat(known.json().at("/journal/state/fault").asString()).contains("java.lang.IllegalStateException");
        assertThat(known.body()).doesNotContain("secret");
    }
}
