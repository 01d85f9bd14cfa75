package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Source;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.protocol.model.Protocols;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actor that passes something on to a counter, through the stage. */
@Configuration(proxyBeanMethods = false)
public class Courier {

    static final EntityTypeKey<Message> KEY = EntityTypeKey.create(Message.class, "courier");

    /** Messages of a courier. */
    public sealed interface Message {}

    /** Increments the counter of the same name as the courier. */
    public record Pass(ActorRef<Passed> replyTo) implements Message {}

    /** What the courier's log shows of the trace. */
    public record Passed(String traceId) {}

    @Bean
    Entity<Message, ShardingEnvelope<Message>> courierEntity(
            ObjectProvider<Stage> stage, ObjectProvider<Protocols> protocols) {
        return Entity.of(KEY, context -> create(context.getEntityId(), stage, protocols));
    }

    private static Behavior<Message> create(
            String id, ObjectProvider<Stage> stage, ObjectProvider<Protocols> protocols) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Pass(var replyTo)) {
                var increment = protocols.getObject().operation("counter", "increment");
                var source = new Source("increment", new byte[0], Map.of("by", List.of("1")));
                var wait = Duration.ofSeconds(3);
                stage.getObject()
                        .ask(new Ask(
                                new Address("counter", id),
                                increment.request(source),
                                Deadline.in(wait),
                                wait,
                                null,
                                Origin.PLAIN))
                        .join();
                replyTo.tell(new Passed(Objects.requireNonNullElse(MDC.get("traceId"), "")));
            }
            return Behaviors.same();
        });
    }
}
