package dev.stagedoor.serialization;

import java.io.Serializable;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.SinkRef;
import org.apache.pekko.stream.SourceRef;
import scala.concurrent.duration.FiniteDuration;

/** Types of which it is known whether their values can be read again. Tests try the extremes of each. */
final class KnownTypes {

    private static final Set<Class<?>> EXACT = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Character.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class,
            MonthDay.class,
            Month.class,
            DayOfWeek.class,
            Duration.class,
            Period.class,
            ZoneId.class,
            ZoneOffset.class,
            ActorRef.class,
            org.apache.pekko.actor.ActorRef.class,
            SourceRef.class,
            SinkRef.class,
            Address.class,
            FiniteDuration.class);

    private static final Set<Class<?>> EXACT_KEYS =
            Set.of(String.class, Integer.class, Long.class, Short.class, UUID.class, LocalDate.class, DayOfWeek.class);

    /** Types that say nothing about what a value is. */
    private static final Set<Class<?>> VAGUE =
            Set.of(Object.class, Number.class, Serializable.class, Comparable.class, Cloneable.class, Record.class);

    private KnownTypes() {}

    /** Returns whether every value of the type is read as it was written. */
    static boolean isExact(Class<?> type) {
        return type.isPrimitive() || EXACT.contains(type);
    }

    /** Returns whether every key of the type is read as it was written. */
    static boolean isExactKey(Class<?> type) {
        return EXACT_KEYS.contains(type);
    }

    static boolean isVague(Class<?> type) {
        return VAGUE.contains(type);
    }
}
