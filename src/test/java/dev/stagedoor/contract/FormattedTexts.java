package dev.stagedoor.contract;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts of formats, common and unusual ones. */
final class FormattedTexts {

    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private FormattedTexts() {}

    static Arbitrary<String> dates() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(FIRST_DAY, LAST_DAY)
                        .map(day -> LocalDate.ofEpochDay(day).toString()),
                Arbitraries.of("0000-01-01", "9999-12-31", "2024-02-29", "1970-01-01", "2000-02-29"));
    }

    static Arbitrary<String> localTimes() {
        var fractions = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(9).map(digits -> "." + digits));
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.integers().between(0, 86399), fractions)
                        .as((second, fraction) ->
                                LocalTime.ofSecondOfDay(second).format(DateTimeFormatter.ISO_LOCAL_TIME) + fraction),
                Arbitraries.of("00:00:00", "23:59:59", "23:59:59.999999999", "12:00:00.000"));
    }

    private static Arbitrary<String> offsets() {
        return Arbitraries.of("Z", "z", "+00:00", "+01:00", "-05:30", "+14:00", "+18:00", "-18:00");
    }

    static Arbitrary<String> times() {
        return Combinators.combine(localTimes(), offsets()).as(String::concat);
    }

    static Arbitrary<String> localDateTimes() {
        return Combinators.combine(dates(), Arbitraries.of("T", "T", "t"), localTimes())
                .as((date, separator, time) -> date + separator + time);
    }

    static Arbitrary<String> dateTimes() {
        return Combinators.combine(localDateTimes(), offsets())
                .as(String::concat)
                // in UTC, the year of these may not have four digits
                .filter(10_000, text -> !text.startsWith("0000-01-01") && !text.startsWith("9999-12-31"));
    }

    static Arbitrary<String> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.of(true, false))
                .as((most, least, capitals) -> {
                    var text = new UUID(most, least).toString();
                    return capitals ? text.toUpperCase(Locale.ROOT) : text;
                });
    }

    static Arbitrary<String> uris() {
        var words = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
        return Arbitraries.oneOf(
                words.map(word -> "https://example.com/" + word + "?q=" + word + "#" + word),
                words.map("urn:isbn:"::concat),
                Arbitraries.of("http://[::1]:8080/", "mailto:a@b.example", "file:///tmp/x", "a:b", "http://a/%C3%A9"));
    }

    static Arbitrary<String> uriReferences() {
        return Arbitraries.oneOf(uris(), Arbitraries.of("", "/", "a/b", "../c", "?q", "#f", "//host/path"));
    }

    static Arbitrary<String> mails() {
        var words = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
        return Arbitraries.oneOf(
                Combinators.combine(words, words).as((user, host) -> user + "@" + host + ".com"),
                Arbitraries.of("a.b+c@d-e.com", "x_y@sub.domain.org"));
    }
}
