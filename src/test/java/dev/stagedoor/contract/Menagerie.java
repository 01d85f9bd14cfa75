package dev.stagedoor.contract;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Values of every type and constraint that a protocol may have, for the {@link Zoo}. */
final class Menagerie {

    private Menagerie() {}

    /** Enum with a constant that has another name in JSON. */
    public enum Coat {
        PLAIN,
        @JsonProperty("gefleckt")
        SPOTTED,
        STRIPED
    }

    /** Numbers without constraints. */
    public record Numbers(
            byte tiny,
            short small,
            int whole,
            long large,
            float single,
            double real,
            Integer boxed,
            BigDecimal decimal,
            BigInteger huge,
            OptionalInt maybeWhole,
            OptionalLong maybeLarge,
            OptionalDouble maybeReal,
            @Nullable Long nullable) {}

    /** Numbers within bounds. */
    public record Bounded(
            @Min(-3) @Max(7) int whole,
            @Positive long positive,
            @PositiveOrZero short notNegative,
            @Negative int negative,
            @NegativeOrZero BigDecimal notPositive,

            @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("99.5")
            BigDecimal decimal,

            @DecimalMax(value = "10", inclusive = false) double real,
            @Digits(integer = 5, fraction = 2) BigDecimal money,
            @Digits(integer = 3, fraction = 0) BigInteger counted,
            Optional<@Min(10) Integer> maybe,
            @Nullable @Max(5) Integer nullable) {}

    /** Texts without constraints. */
    public record Texts(
            String text,
            char letter,
            char[] letters,
            byte[] bytes,
            Optional<String> maybe,
            @Nullable String nullable) {}

    /** Texts with constraints. */
    public record Constrained(
            @Size(min = 2, max = 5) String sized,
            Optional<@Size(max = 3) String> shortened,
            @Pattern(regexp = "[a-z]{2,4}-\\d+") String coded,
            @Pattern(regexp = "a|b") String either,
            @Email String mail,
            @NotBlank @Email String ownMail,
            @NotBlank @Size(max = 20) String spoken,
            @NotEmpty String notEmpty,
            @NotNull String notNull) {}

    /** Dates and times. */
    public record Times(
            LocalDate date,
            LocalDateTime local,
            LocalTime time,
            OffsetTime offsetTime,
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            Period period,
            Year year,
            YearMonth yearMonth,
            MonthDay monthDay,
            Optional<Instant> maybe) {}

    /** Other types that are texts in JSON. */
    public record Named(
            UUID uuid,
            URI uri,
            Locale locale,
            Currency currency,
            ZoneId zone,
            Coat coat,
            @Nullable Coat bald) {}

    /** Collections, arrays and maps. */
    public record Many(
            List<Long> list,
            Set<Coat> set,
            int[] array,
            String[] texts,
            List<List<Integer>> nested,
            @Size(min = 1, max = 3) List<@NotBlank String> few,
            @NotEmpty Set<String> some,
            Iterable<Integer> iterable,
            List<Optional<Integer>> holes,
            Optional<List<String>> maybe,
            Map<String, Integer> map,
            @Size(min = 1, max = 2) Map<Coat, @Positive Integer> counted) {}

    /** Record for use in other records. */
    public record Tag(
            @Size(min = 1, max = 8) String name,
            @Nullable @Positive Integer weight) {}

    /** Generic record. */
    public record Pair<A, B>(A left, B right) {}

    /** Recursive record. */
    public record Branch(int value, @Size(max = 2) List<@Valid Branch> children) {}

    /** Records in a record. */
    public record Nested(
            @Valid Tag tag,
            Optional<@Valid Tag> maybe,
            @Nullable @Valid Tag nullable,
            List<@Valid Tag> tags,
            Map<String, @Valid Tag> named,
            Pair<Long, Coat> pair,
            Pair<Tag, List<String>> other,
            Tag unreached,
            @Valid Branch branch) {}

    /** Sealed type. */
    public sealed interface Food {}

    /** Variant with a constraint. */
    public record Hay(@Positive int bales) implements Food {}

    /** Variant with another name in JSON. */
    @JsonTypeName("flesh")
    public record Meat(@NotBlank String of, Optional<Boolean> raw) implements Food {}

    /** Variant without members. */
    public record Air() implements Food {}

    /** Generic sealed type. */
    public sealed interface Parcel<T> {}

    /** Variant that holds a value of the type argument. */
    public record Full<T>(T content) implements Parcel<T> {}

    /** Variant that holds no value of the type argument. */
    public record Hollow<T>(String why) implements Parcel<T> {}

    /** Sealed types in a record. */
    public record Fed(
            @Valid Food food,
            List<@Valid Food> more,
            Optional<Food> maybe,
            @Nullable Food nullable,
            Parcel<Long> parcel) {}

    /** Record that is a number in JSON. */
    public record Weight(@JsonValue long grams) {}

    /** Record that is a text in JSON. */
    public record Label(@JsonValue String text) {}

    /** Record that is a number in JSON, and is read by a factory method. */
    public record Cage(String hall, int number) {

        /** Reads the value of {@link #text()}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Cage of(int number) {
            return new Cage("A", number);
        }

        /** Returns the value in JSON. */
        @JsonValue
        public int text() {
            return number;
        }
    }

    /** Members with annotations of Jackson. */
    public record Custom(
            Weight weight,
            Label label,
            Cage cage,
            Optional<Weight> maybe,
            @JsonProperty("renamed") int original,
            @JsonAlias({"former", "once"}) int current,
            @JsonAlias("earlier") Optional<Integer> later,
            @JsonFormat(pattern = "yyyy/MM/dd") LocalDate slashed,
            @JsonFormat(pattern = "dd.MM.uuuu HH:mm") LocalDateTime dotted) {}

    /** Arbitrary JSON. */
    public record Wild(JsonNode node, Optional<JsonNode> maybe, Map<String, JsonNode> map) {}

    /** Enum whose constants are texts of its own. */
    public enum Cut {
        SMALL,
        LARGE;

        /** Returns the text in JSON. */
        @JsonValue
        public String letter() {
            return this == SMALL ? "S" : "größer";
        }
    }

    /** Enum whose constants are numbers. */
    public enum Grade {
        BEST,
        WORST;

        /** Returns the number in JSON. */
        @JsonValue
        public int number() {
            return this == BEST ? 1 : 6;
        }
    }

    /** Enum with a constant that has another name when it is read. */
    public enum Sex {
        @JsonAlias("f")
        FEMALE,
        @JsonProperty("m")
        MALE
    }

    /** Values whose JSON is not what their Java suggests. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Odd(
            Cut theCut,
            Grade theGrade,
            Sex theSex,
            Month theMonth,
            DayOfWeek theDay,
            @JsonAlias("formerly") int newName,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long exactLong,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Integer exactInt,

            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exactDecimal,
            @JsonSerialize(using = ToStringSerializer.class) BigInteger exactWhole,
            @JsonFormat(pattern = "HH:mm:ss.SSS") LocalTime exactTime,
            Map<Long, Cut> byNumber,
            Map<UUID, Grade> byId,
            Map<LocalDate, Sex> byDate,
            Map<Label, Month> byLabel,
            Map<Cut, JsonNode> byCut,
            List<JsonNode> anything,
            Iterable<Grade> grades) {

        /** Looks like a getter, but is no component. */
        public int getSum() {
            return newName;
        }
    }

    /** Recursive sealed type. */
    public sealed interface Chain {}

    /** Recursive part of a chain. */
    public record Link(Chain next, Optional<Chain> other) implements Chain {}

    /** End of a chain. */
    public record End() implements Chain {}
}
