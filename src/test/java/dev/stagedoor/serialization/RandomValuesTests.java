package dev.stagedoor.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random values of the types that need no check are read as they were written. */
final class RandomValuesTests {

    private static final Serializers SERIALIZERS = new Serializers();
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @AfterContainer
    static void close() {
        SERIALIZERS.close();
    }

    private static boolean isKept(Everything written) {
        return SERIALIZERS.pass(written).equals(written);
    }

    @Property(tries = 100)
    void keepsText(@ForAll String text, @ForAll char letter) {
        assertThat(isKept(Everything.with(text))).isTrue();
        assertThat(isKept(Everything.with("texts", Set.of(text)))).isTrue();
        assertThat(isKept(Everything.with("aChar", letter))).isTrue();
    }

    @Property(tries = 100)
    void keepsDecimals(
            @ForAll BigInteger unscaled, @ForAll @IntRange(min = -1_000_000_000, max = 1_000_000_000) int scale) {
        assertThat(isKept(Everything.with(new BigDecimal(unscaled, scale)))).isTrue();
    }

    @Property(tries = 300)
    void keepsFloatingPointNumbers(@ForAll long bits, @ForAll int floatBits) {
        assertThat(isKept(Everything.with(Double.longBitsToDouble(bits)))).isTrue();
        assertThat(isKept(Everything.with(Float.intBitsToFloat(floatBits)))).isTrue();
    }

    @Property(tries = 100)
    void keepsTimes(
            @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -64_800, max = 64_800) int offset,
            @ForAll @IntRange(max = 500) int zone) {
        var instant = Instant.ofEpochSecond(second / 2, nano);

        assertThat(isKept(Everything.with(instant))).isTrue();
        assertThat(isKept(Everything.with(instant.atOffset(ZoneOffset.ofTotalSeconds(offset)))))
                .isTrue();
        assertThat(isKept(Everything.with(ZonedDateTime.ofInstant(instant, ZoneId.of(ZONES.get(zone))))))
                .isTrue();
        assertThat(isKept(Everything.with(Duration.ofSeconds(second, nano)))).isTrue();
        assertThat(isKept(Everything.with("optional", Optional.of(instant)))).isTrue();
    }

    @Property(tries = 100)
    void keepsTheOrderOfMaps(@ForAll List<String> keys) {
        var lists = new LinkedHashMap<String, List<Long>>();
        keys.stream()
                .filter(key -> key.codePoints().noneMatch(code -> Character.getType(code) == Character.SURROGATE))
                .forEach(key -> lists.put(key, List.of(1L)));
        var written = Everything.with("lists", lists);

        assertThat(SERIALIZERS.pass(written)).isEqualTo(written).hasToString(written.toString());
    }
}
