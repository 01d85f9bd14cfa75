package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Messages of every shape that a protocol may have. */
public final class Samples {

    private Samples() {}

    public enum Color {
        RED,
        @JsonProperty("grün")
        GREEN
    }

    public record Empty() {}

    public record Whole(long v) {}

    public record Small(short v) {}

    public record Tiny(byte v) {}

    public record Big(BigInteger v) {}

    public record Decimal(BigDecimal v) {}

    public record Real(double v) {}

    public record Reals(double[] v) {}

    public record Text(String v) {}

    public record Letter(char v) {}

    public record Truth(boolean v) {}

    public record Colored(Color v) {}

    public record Numbered(OddTypes.ByNumber v) {}

    public record At(Instant v) {}

    public record Lasting(Duration v) {}

    public record Day(LocalDate v) {}

    public record Moment(LocalDateTime v) {}

    public record Zoned(OffsetDateTime v) {}

    public record Zone(ZoneId v) {}

    public record Id(UUID v) {}

    public record Bytes(byte[] v) {}

    public record Maybe(Optional<Long> v) {}

    public record MaybeLong(OptionalLong v) {}

    public record MaybeDouble(OptionalDouble v) {}

    public record Nullables(@Nullable Long v) {}

    public record Texts(Set<String> v) {}

    public record Nested(List<List<Long>> v) {}

    public record MaybeList(List<Optional<Long>> v) {}

    public record Positives(List<@Positive Long> v) {}

    public record Counts(Map<Color, @Positive Long> v) {}

    public record Line(
            @Size(min = 1) String sku,
            @JsonProperty("qty") @Positive int count,
            @Nullable String note) {}

    public record Order(@Valid Line line, @Size(max = 2) List<@Valid Line> more) {}

    public record Unmarked(List<Line> v) {}

    public sealed interface Shape {}

    public record Circle(@Positive double radius) implements Shape {}

    public record Square(double side, Optional<String> label) implements Shape {
        public Square {
            if (side > 100) {
                throw new IllegalArgumentException("is too large a square");
            }
        }
    }

    @JsonTypeName("tri")
    public record Triangle() implements Shape {}

    public record Drawn(@Valid Shape v, List<Shape> more) {}

    public sealed interface Result<T> {}

    public record Good<T>(T value) implements Result<T> {}

    public record Bad<T>(String why) implements Result<T> {}

    public record Resulting(Result<Long> v) {}

    public record Pair<A, B>(A left, B right) {}

    public record Paired(Pair<Long, Color> v) {}

    public record Tree(long value, List<Tree> children) {}

    public record Planted(Tree v) {}

    public record Sku(@JsonValue String text) {
        public Sku {
            if (text.isBlank()) {
                throw new IllegalArgumentException("is no article");
            }
        }
    }

    public record Stocked(Sku v) {}

    public record Range(long from, long to) {
        public Range {
            if (to < from) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }
    }

    public record Ranged(Range v, long other) {}

    public record Even(@Min(1) @Max(10) int v) {
        @AssertTrue(message = "must be even")
        boolean isEven() {
            return v % 2 == 0;
        }
    }

    public record Dated(int year, int month) {
        public Dated {
            Objects.requireNonNull(YearMonth.of(year, month));
        }
    }

    public record Endless(long v) {
        public Endless {
            var unused = new Endless(v + 1);
        }
    }

    public sealed interface Chain {}

    public record More(Chain rest) implements Chain {}

    public record End() implements Chain {}

    public record Linked(Chain v) {}

    public record Custom(
            @JsonFormat(pattern = "yyyy/MM/dd") LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long count,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Positive
            long least,

            int other) {}

    public record Ordered(int from, int to) {
        @AssertTrue(message = "must be ordered")
        public boolean isInOrder() {
            return from <= to;
        }
    }

    public record Aliased(@JsonAlias("old") long v) {}

    public record Formatted(
            @JsonFormat(pattern = "yyyy/MM/dd") LocalDate v, long other) {}

    public record Secret(@JsonIgnore @Nullable String hidden, String shown) {}

    public record Asked(@Positive long by, ActorRef<String> replyTo) {
        public Asked {
            Objects.requireNonNull(replyTo, "replyTo");
        }
    }
}
