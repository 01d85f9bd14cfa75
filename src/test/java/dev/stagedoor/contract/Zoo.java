package dev.stagedoor.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Protocol with every type that a protocol may have. Its actor replies with the content of the message. */
final class Zoo {

    private Zoo() {}

    /** Message of the actor. */
    public sealed interface Message {

        /** Sends the reply, if the message has one. */
        default void echo() {}
    }

    /** Message with a reply. */
    public sealed interface Echo<T> extends Message {

        ActorRef<T> replyTo();

        T told();

        @Override
        default void echo() {
            replyTo().tell(told());
        }
    }

    public record KeepNumbers(Menagerie.Numbers told, ActorRef<Menagerie.Numbers> replyTo)
            implements Echo<Menagerie.Numbers> {}

    public record KeepBounded(@Valid Menagerie.Bounded told, ActorRef<Menagerie.Bounded> replyTo)
            implements Echo<Menagerie.Bounded> {}

    public record KeepTexts(Menagerie.Texts told, ActorRef<Menagerie.Texts> replyTo) implements Echo<Menagerie.Texts> {}

    public record KeepConstrained(@Valid Menagerie.Constrained told, ActorRef<Menagerie.Constrained> replyTo)
            implements Echo<Menagerie.Constrained> {}

    public record KeepTimes(Menagerie.Times told, ActorRef<Menagerie.Times> replyTo) implements Echo<Menagerie.Times> {}

    public record KeepNamed(Menagerie.Named told, ActorRef<Menagerie.Named> replyTo) implements Echo<Menagerie.Named> {}

    public record KeepMany(@Valid Menagerie.Many told, ActorRef<Menagerie.Many> replyTo)
            implements Echo<Menagerie.Many> {}

    public record KeepNested(@Valid Menagerie.Nested told, ActorRef<Menagerie.Nested> replyTo)
            implements Echo<Menagerie.Nested> {}

    public record KeepFed(@Valid Menagerie.Fed told, ActorRef<Menagerie.Fed> replyTo) implements Echo<Menagerie.Fed> {}

    public record KeepCustom(Menagerie.Custom told, ActorRef<Menagerie.Custom> replyTo)
            implements Echo<Menagerie.Custom> {}

    public record KeepWild(Menagerie.Wild told, ActorRef<Menagerie.Wild> replyTo) implements Echo<Menagerie.Wild> {}

    public record KeepOdd(Menagerie.Odd told, ActorRef<Menagerie.Odd> replyTo) implements Echo<Menagerie.Odd> {}

    public record KeepChain(Menagerie.Chain told, ActorRef<Menagerie.Chain> replyTo) implements Echo<Menagerie.Chain> {}

    /** Message whose query has values whose JSON is not what their Java suggests. */
    public record GetOdd(
            Menagerie.Cut cut,
            Menagerie.Grade grade,
            Optional<Menagerie.Sex> sex,
            Optional<Month> month,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long exact,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            BigInteger whole,

            ActorRef<Menagerie.Grade> replyTo)
            implements Echo<Menagerie.Grade> {

        @Override
        public Menagerie.Grade told() {
            return grade;
        }
    }

    /** Reply with some of the members of a query. */
    public record Asked(
            int whole,
            BigDecimal decimal,
            String text,
            Menagerie.Coat coat,
            Instant instant,
            Duration duration,
            Optional<UUID> uuid,
            List<Integer> list) {}

    /** Message whose query has every type of a single value. */
    public record GetAsked(
            @Min(1) @Max(9) int whole,
            @Positive BigDecimal decimal,
            @Size(max = 10) String text,
            boolean truth,
            char letter,
            Menagerie.Coat coat,
            Instant instant,
            Duration duration,
            @Nullable LocalDate date,
            Optional<LocalDateTime> local,
            Optional<Year> year,
            Optional<YearMonth> yearMonth,
            Optional<UUID> uuid,
            Optional<URI> uri,
            Optional<Locale> locale,
            Optional<Currency> currency,
            OptionalInt maybe,
            Optional<Menagerie.Weight> weight,
            Optional<Menagerie.Label> label,
            @Nullable @Pattern(regexp = "[a-f]*") String pattern,
            ActorRef<Asked> replyTo)
            implements Echo<Asked> {

        @Override
        public Asked told() {
            return new Asked(whole, decimal, text, coat, instant, duration, uuid, List.of());
        }
    }

    /** Message whose query has lists. */
    public record GetListed(
            @Size(min = 1, max = 3) List<@Positive Integer> list,
            Set<String> texts,
            Optional<List<Menagerie.Coat>> coats,
            long[] array,
            ActorRef<List<Integer>> replyTo)
            implements Echo<List<Integer>> {

        @Override
        public List<Integer> told() {
            return list;
        }
    }

    /** Message whose query has objects. */
    public record GetNested(@Valid Menagerie.Tag tag, Optional<Menagerie.Food> food, ActorRef<Menagerie.Tag> replyTo)
            implements Echo<Menagerie.Tag> {

        @Override
        public Menagerie.Tag told() {
            return tag;
        }
    }

    /** Message at a URL of its own, with variables of several types. */
    @HttpExchange(method = "GET", url = "/zoo/{id}/{number}/{text}/{coat}/{date}/{uuid}")
    public record GetAt(
            @Min(0) int number,
            @NotBlank String text,
            Menagerie.Coat coat,
            LocalDate date,
            UUID uuid,
            Optional<String> note,
            ActorRef<String> replyTo)
            implements Echo<String> {

        @Override
        public String told() {
            return text;
        }
    }

    /** Message by {@code PUT} at a URL of its own, with a variable and a body. */
    @HttpExchange(method = "PUT", url = "/zoo/{id}/tags/{name}")
    public record Rename(
            @Size(min = 1, max = 8) String name, Optional<@Email String> mail, int weight, ActorRef<Verdict> replyTo)
            implements Echo<Verdict> {

        @Override
        public Verdict told() {
            return weight > 1000 ? new TooHeavy(weight, Optional.of(1000)) : new Renamed(name);
        }
    }

    /** Reply with a success and a refusal. */
    public sealed interface Verdict {}

    /** Success. */
    @ResponseStatus(HttpStatus.CREATED)
    public record Renamed(String name) implements Verdict {}

    /** Refusal. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public record TooHeavy(int weight, Optional<Integer> most) implements Verdict {}

    /** Tell. */
    public record Feed(@Valid Menagerie.Food food, @Positive int times) implements Message {}

    static Behavior<Message> create() {
        return Behaviors.receiveMessage(message -> {
            message.echo();
            return Behaviors.same();
        });
    }

    /** Configures the actor. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        Entity<Message, ShardingEnvelope<Message>> zoo() {
            return Entity.of(EntityTypeKey.create(Message.class, "zoo"), context -> create());
        }
    }
}
