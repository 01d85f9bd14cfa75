package com.example;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Protocol whose names are hard to spell in URLs, documents and clients: beyond ASCII, keywords, equal to other names.
 * Its tests compile it in memory, because not every file system can have classes with such names.
 */
public final class OddNames {

    private OddNames() {}

    public sealed interface Message {

        void answer();
    }

    /** Members named like the variables of the URL, and like the headers. */
    public record GetFound(
            String id,
            String type,
            Optional<String> message,
            @JsonProperty("Prefer") Optional<String> prefer,
            @JsonProperty("Idempotency-Key") Optional<String> key,
            ActorRef<Found> replyTo)
            implements Message {

        @Override
        public void answer() {
            replyTo.tell(new Found(id));
        }
    }

    public record Found(String id) {}

    /** The actor's id is a variable of both URLs, and a member of the body. */
    @HttpExchange(method = "PUT", url = "/odd/{id}/{key}")
    public record Store(String id, String key, Optional<String> type, ActorRef<Found> replyTo) implements Message {

        @Override
        public void answer() {
            replyTo.tell(new Found(id));
        }
    }

    /** Takes the name that the body of the message above would have. */
    public record StoreBody(@Positive int count) implements Message {

        @Override
        public void answer() {}
    }

    public enum Größe {
        KLEIN,
        GROẞ,
        名前
    }

    @HttpExchange(method = "PUT", url = "/größen/{id}/{strasse}")
    public record Überweise(
            Größe größe,
            @NotBlank String strasse,
            Optional<String> 名前,
            List<Größe> übrige,
            ActorRef<Quittung> replyTo)
            implements Message {

        @Override
        public void answer() {
            replyTo.tell(größe == Größe.KLEIN ? new Zurückgewiesen(größe) : new Überwiesen(größe, 名前));
        }
    }

    public sealed interface Quittung {}

    public record Überwiesen(Größe größe, Optional<String> 名前) implements Quittung {}

    public record Uberwiesen(int größe) implements Quittung {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public record Zurückgewiesen(Größe größe) implements Quittung {}

    /** Takes the name of the schema for the refusals of the message above and the problems of the same status. */
    public record ZuruckgewiesenOrProblem(int count) implements Message {

        @Override
        public void answer() {}
    }

    public record Get名前(Größe größe, ActorRef<名前> replyTo) implements Message {

        @Override
        public void answer() {
            replyTo.tell(new 名前(größe.name()));
        }
    }

    public record 名前(String text) {}

    /** Keywords of Java, Python and TypeScript. */
    public record Import(
            @JsonProperty("class") int type,
            int from,
            int None,
            int async,
            int function,
            @JsonProperty("1st") int first,
            int $price,
            int _self,
            ActorRef<None> replyTo)
            implements Message {

        @Override
        public void answer() {
            replyTo.tell(new None(first, from));
        }
    }

    public record None(@JsonProperty("1st") int first, @JsonProperty("class") int type) {}

    public record GetClass_(
            @JsonProperty("class") int type,
            int from,
            int None,
            int id,
            ActorRef<None> replyTo)
            implements Message {

        @Override
        public void answer() {
            replyTo.tell(new None(type, from));
        }
    }

    /** Names that differ in case only. */
    public record Paid(int by) implements Message {

        @Override
        public void answer() {}
    }

    public record Pay$Now(ActorRef<PAID> replyTo) implements Message {

        @Override
        public void answer() {
            replyTo.tell(new PAID(true));
        }
    }

    public record PAID(boolean early) {}

    /** The name of a schema that every document has. */
    public record Problem(int count) {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> odd() {
            return Entity.of(
                    EntityTypeKey.create(Message.class, "odd"),
                    context -> Behaviors.receiveMessage(message -> {
                        message.answer();
                        return Behaviors.same();
                    }));
        }

        /** The name of a tag that every document has. */
        @Bean
        Entity<Problem, ShardingEnvelope<Problem>> problems() {
            return Entity.of(EntityTypeKey.create(Problem.class, "problems"), context -> Behaviors.receiveMessage(message -> Behaviors.same()));
        }
    }
}
