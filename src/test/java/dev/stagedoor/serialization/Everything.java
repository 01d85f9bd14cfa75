package dev.stagedoor.serialization;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Record with a component of every type of which every value is read as it was written. */
record Everything(
        @Nullable String string,
        @Nullable Boolean bool,
        @Nullable Byte oneByte,
        @Nullable Short oneShort,
        @Nullable Integer integer,
        @Nullable Long oneLong,
        @Nullable Character character,
        @Nullable Float oneFloat,
        @Nullable Double oneDouble,
        @Nullable BigDecimal bigDecimal,
        @Nullable BigInteger bigInteger,
        OptionalInt optionalInt,
        OptionalLong optionalLong,
        OptionalDouble optionalDouble,
        @Nullable UUID uuid,
        @Nullable Instant instant,
        @Nullable LocalDate localDate,
        @Nullable LocalDateTime localDateTime,
        @Nullable LocalTime localTime,
        @Nullable OffsetDateTime offsetDateTime,
        @Nullable OffsetTime offsetTime,
        @Nullable ZonedDateTime zonedDateTime,
        @Nullable Year year,
        @Nullable YearMonth yearMonth,
        @Nullable MonthDay monthDay,
        @Nullable Month month,
        @Nullable DayOfWeek dayOfWeek,
        @Nullable Duration duration,
        @Nullable Period period,
        @Nullable ZoneOffset zoneOffset,
        @Nullable ZoneId zoneId,
        @Nullable ActorRef<String> actor,
        byte @Nullable [] bytes,
        char @Nullable [] chars,
        int @Nullable [] ints,
        double @Nullable [] doubles,
        float @Nullable [] floats,
        String @Nullable [] strings,
        boolean aBoolean,
        byte aByte,
        short aShort,
        int anInt,
        long aLong,
        char aChar,
        float aFloat,
        double aDouble,
        Optional<Instant> optional,
        @Nullable List<@Nullable BigDecimal> decimals,
        @Nullable Set<String> texts,
        @Nullable Map<String, @Nullable List<Long>> lists,
        @Nullable Map<Month, OffsetDateTime> byMonth,
        @Nullable Map<UUID, Integer> byId,
        @Nullable Map<Long, Kind> byNumber,
        @Nullable Map<LocalDate, Integer> byDate,
        @Nullable Map<DayOfWeek, Integer> byDay,
        @Nullable Kind kind,
        @Nullable Shape shape,
        @Nullable List<Shape> shapes,
        @Nullable Changed<Price> changed) {

    /** Constants whose text is not their name, and one with a class of its own. */
    enum Kind {
        ONE,
        TWO {
            @Override
            public String toString() {
                return "two";
            }
        };

        @Override
        public String toString() {
            return "a kind";
        }
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Named(String name, boolean empty) implements Shape {
        boolean isEmpty() {
            return !empty;
        }

        public String getTitle() {
            return "a title";
        }
    }

    record Nothing() implements Shape {}

    record Price(BigDecimal amount, String currency) {}

    record Changed<T>(T from, T to) {}

    private static final Map<Class<?>, Object> EMPTY = Map.of(
            Optional.class,
            Optional.empty(),
            OptionalInt.class,
            OptionalInt.empty(),
            OptionalLong.class,
            OptionalLong.empty(),
            OptionalDouble.class,
            OptionalDouble.empty());

    /** Returns a record in which the component of the value's type has the value, and the others are empty. */
    static Everything with(Object value) {
        return with(component(value.getClass()), value);
    }

    /** Returns a record in which one component has the value, and the others are empty. */
    static Everything with(String name, Object value) {
        var components = Everything.class.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> component.getName().equals(name) ? value : empty(component.getType()))
                .toArray();
        try {
            return Everything.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String component(Class<?> type) {
        return Arrays.stream(Everything.class.getRecordComponents())
                .filter(component -> component.getType().isAssignableFrom(type))
                .findFirst()
                .orElseThrow()
                .getName();
    }

    private static @Nullable Object empty(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : EMPTY.get(type);
    }
}
