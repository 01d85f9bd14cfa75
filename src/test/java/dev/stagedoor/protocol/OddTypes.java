package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Types whose JSON is not what their Java suggests. */
public final class OddTypes {

    private OddTypes() {}

    public enum ByText {
        FIRST,
        SECOND;

        @JsonValue
        String word() {
            return this == FIRST ? "1st" : "2nd";
        }
    }

    public enum ByNumber {
        SEVEN,
        EIGHT;

        @JsonValue
        int number() {
            return this == SEVEN ? 7 : 8;
        }
    }

    public enum Renamed {
        @JsonAlias("eins")
        ONE,
        TWO {
            @Override
            public String toString() {
                return "two!";
            }
        }
    }

    /** A value in a message and in its reply. */
    public record Of<T>(T v) {}

    public record TextEnum(ByText v, ActorRef<Of<ByText>> replyTo) {}

    public record NumberEnum(ByNumber v, ActorRef<Of<ByNumber>> replyTo) {}

    public record RenamedEnum(Renamed v, ActorRef<Of<Renamed>> replyTo) {}

    public record OfMonth(Month v, ActorRef<Of<Month>> replyTo) {}

    public record OfDay(DayOfWeek v, ActorRef<Of<DayOfWeek>> replyTo) {}

    public record OfUnit(TimeUnit v, ActorRef<Of<TimeUnit>> replyTo) {}

    public record Long64(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long v) {}

    public record AskLong64(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long v, ActorRef<Long64> replyTo) {}

    public record ByToString(
            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            BigInteger v) {}

    public record AskByToString(
            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            BigInteger v,

            ActorRef<ByToString> replyTo) {}

    public record Exact(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal v) {}

    public record AskExact(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal v, ActorRef<Exact> replyTo) {}

    public record ShapedInstant(
            @JsonFormat(shape = JsonFormat.Shape.STRING) Instant v, ActorRef<Of<Instant>> replyTo) {}

    public record AnyNumber(Number v, ActorRef<Of<Number>> replyTo) {}

    public record ByLong(Map<Long, String> v, ActorRef<Of<Map<Long, String>>> replyTo) {}

    public record ById(Map<UUID, String> v, ActorRef<Of<Map<UUID, String>>> replyTo) {}

    public record ByDate(Map<LocalDate, String> v, ActorRef<Of<Map<LocalDate, String>>> replyTo) {}

    public record BySku(Map<Samples.Sku, String> v, ActorRef<Of<Map<Samples.Sku, String>>> replyTo) {}

    /** Class of the application that its annotation describes. */
    @Schema(implementation = String.class)
    public static final class Plate {

        private final String text;

        public Plate(String text) {
            this.text = text;
        }

        @JsonValue
        public String text() {
            return text;
        }
    }

    public record Plated(Plate v, ActorRef<Of<Plate>> replyTo) {}

    /** Record with methods that look like getters. */
    public record Leaking(int v) {

        public int getTotal() {
            return v * 2;
        }

        public boolean isBig() {
            return v > 100;
        }
    }

    public record AskLeaking(int v, ActorRef<Leaking> replyTo) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LeftOut(@Nullable List<String> v, Optional<String> w) {}

    public record AskLeftOut(@Nullable List<String> v, ActorRef<LeftOut> replyTo) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Snake(@JsonAlias("old") int someName) {}

    public record AskSnake(Snake v, ActorRef<Of<Snake>> replyTo) {}

    public record Reals(double one, float other, double[] many, List<Double> listed, OptionalDouble maybe) {}

    public record AskReals(ActorRef<Reals> replyTo) {}

    public record Elements(List<String> list, Map<String, Integer> map, String[] array, List<List<Long>> nested) {}

    public record AskElements(ActorRef<Elements> replyTo) {}

    public record Nodes(JsonNode one, List<JsonNode> list, Map<String, JsonNode> map) {}

    public record AskNodes(ActorRef<Nodes> replyTo) {}

    // What no schema describes

    @JsonFormat(shape = JsonFormat.Shape.NUMBER)
    public enum Ordinal {
        ZERO
    }

    @JsonFormat(shape = JsonFormat.Shape.OBJECT)
    public enum AsObject {
        ONE
    }

    public record OfOrdinal(Ordinal v) {}

    public record OfAsObject(AsObject v) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Sparse(List<String> v) {}

    public record AskSparse(ActorRef<Sparse> replyTo) {}

    public record Flattened(@JsonAnyGetter Map<String, String> v) {}

    public record AskFlattened(ActorRef<Flattened> replyTo) {}

    public record Computed(int v) {

        @JsonProperty
        public int sum() {
            return v;
        }
    }

    public record AskComputed(ActorRef<Computed> replyTo) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(Car.class))
    public interface Vehicle {}

    public record Car(int wheels) implements Vehicle {}

    public record OfVehicle(Vehicle v) {}

    public record AskVehicle(ActorRef<Vehicle> replyTo) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Sealed {}

    public record Only(int v) implements Sealed {}

    public record OfSealed(Sealed v) {}

    public sealed interface WithEnum {}

    public enum EnumKind implements WithEnum {
        ONE
    }

    public record RecordKind(int v) implements WithEnum {}

    public record OfEnumKind(WithEnum v) {}

    public record AskEnumKind(ActorRef<WithEnum> replyTo) {}

    public sealed interface Hiding {}

    public record RenamedToType(@JsonProperty("type") String kind) implements Hiding {}

    @ResponseStatus(HttpStatus.CONFLICT)
    public record RenamedToStatus(@JsonProperty("status") int code) implements Hiding {}

    public record AskHiding(ActorRef<Hiding> replyTo) {}

    @ResponseStatus(HttpStatus.CONFLICT)
    @JsonNaming(PropertyNamingStrategies.LowerCaseStrategy.class)
    public record RenamedByNaming(String exeCuted) {}

    public record AskRenamedByNaming(ActorRef<RenamedByNaming> replyTo) {}

    public record AskStream(ActorRef<Stream<String>> replyTo) {}

    public record AskFlux(ActorRef<Flux<String>> replyTo) {}

    public record AskVoid(ActorRef<Void> replyTo) {}

    public record ByRecord(Map<Snake, String> v) {}

    public record AskByRecord(ActorRef<Map<Snake, String>> replyTo) {}

    public static final class Bean {

        private int v;

        public int getV() {
            return v;
        }

        public void setV(int v) {
            this.v = v;
        }
    }

    public record OfBean(Bean v) {}

    public record AskBean(ActorRef<List<Bean>> replyTo) {}

    public record ShapedBoolean(
            @JsonFormat(shape = JsonFormat.Shape.STRING) boolean v) {}

    public record ShapedNumber(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant v) {}

    public record ShapedArray(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) Car v) {}

    public record OneWay(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            String v) {}

    public record AskOneWay(ActorRef<OneWay> replyTo) {}

    public record Raw(@JsonRawValue String v) {}

    public record AskRaw(ActorRef<Raw> replyTo) {}

    public record OwnDeserializer(
            @JsonDeserialize(using = StringDeserializer.class)
            String v) {}

    public record Atomic(AtomicLong v) {}

    public record Anything(Object v) {}

    public record Anythings(Map<String, Object> v) {}

    public record AskAnything(ActorRef<List<Object>> replyTo) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Lenient(int v) {}

    public record OnlyValue(@JsonValue String v) {}

    public record Twice(
            @JsonProperty("a") int v, @JsonProperty("a") int w) {}

    public record AskTwice(ActorRef<Twice> replyTo) {}
}
