package dev.stagedoor.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Format of JSON Schema or of OpenAPI's registry.
 *
 * @param accepts tests whether a value has the format; may accept wrong values if the format is hard to check
 * @param texts texts of the format; null if it is one of numbers
 */
record Format(Predicate<JsonNode> accepts, @Nullable Arbitrary<String> texts) {

    private static final BigInteger HUGE = BigInteger.TEN.pow(40);
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?";
    private static final String OFFSET = "([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)";
    private static final Pattern TIMES = Pattern.compile(TIME + OFFSET);
    private static final Pattern LOCAL_TIMES = Pattern.compile(TIME);
    private static final Pattern DATE_TIMES = Pattern.compile(DATE + "[Tt]" + TIME + OFFSET);
    private static final Pattern LOCAL_DATE_TIMES = Pattern.compile(DATE + "[Tt]" + TIME);
    private static final Pattern URIS = Pattern.compile("(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern MAILS = Pattern.compile("[^@\\s]+@[\\p{L}\\p{M}\\p{N}.-]+");
    private static final Pattern POINTERS = Pattern.compile("(/([^~/]|~[01])*)*", Pattern.DOTALL);
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private static final Map<String, Format> FORMATS = Map.ofEntries(
            Map.entry("int32", whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry("int64", whole(Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry("float", number(new BigDecimal(Float.MAX_VALUE))),
            Map.entry("double", number(new BigDecimal(Double.MAX_VALUE))),
            Map.entry("date", text(Format::isDate, FormattedTexts.dates())),
            Map.entry("date-time", dated(DATE_TIMES, FormattedTexts.dateTimes())),
            Map.entry("date-time-local", dated(LOCAL_DATE_TIMES, FormattedTexts.localDateTimes())),
            Map.entry("time", text(matching(TIMES), FormattedTexts.times())),
            Map.entry("time-local", text(matching(LOCAL_TIMES), FormattedTexts.localTimes())),
            Map.entry("uuid", text(matching(UUIDS), FormattedTexts.uuids())),
            Map.entry("uri", text(matching(URIS).and(matching(SCHEME)), FormattedTexts.uris())),
            Map.entry("uri-reference", text(matching(URIS), FormattedTexts.uriReferences())),
            Map.entry("email", text(matching(MAILS).and(matching(ASCII)), FormattedTexts.mails())),
            Map.entry("idn-email", text(matching(MAILS), FormattedTexts.mails())),
            Map.entry("regex", text(Format::isRegex, Arbitraries.of("a*", "[a-z]{2}", ""))),
            Map.entry("json-pointer", text(matching(POINTERS), Arbitraries.of("", "/a", "/a~1b/0"))),
            Map.entry("charset", text(text -> true, Arbitraries.of("UTF-8", "ISO-8859-1"))),
            Map.entry("language-tag", text(Format::isLanguageTag, Arbitraries.of("en", "de-CH", "zh-Hans-CN", "und"))),
            Map.entry("zone-offset", text(text -> true, Arbitraries.of("Z", "+05:30"))),
            Map.entry("currency", text(Format::isCurrency, Arbitraries.of("EUR", "USD", "JPY", "XXX"))),
            Map.entry("time-zone", text(Format::isZone, Arbitraries.of("Europe/Paris", "UTC", "+05:30"))));

    static Format named(String name) {
        var format = FORMATS.get(name);
        if (format == null) {
            throw new AssertionError("unknown format: " + name);
        }
        return format;
    }

    boolean accepts(JsonNode value) {
        return accepts.test(value);
    }

    private static Format whole(long least, long most) {
        return new Format(
                value -> !(value.isNumber() || value.isString()) || isBetween(value.asString(), least, most),
                Arbitraries.longs().between(least, most).map(number -> Long.toString(number)));
    }

    private static boolean isBetween(String number, long least, long most) {
        return succeeds(() -> new BigDecimal(number))
                && new BigDecimal(number).compareTo(BigDecimal.valueOf(least)) >= 0
                && new BigDecimal(number).compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static Format number(BigDecimal most) {
        return new Format(
                value -> !value.isNumber() || value.decimalValue().abs().compareTo(most) <= 0, null);
    }

    private static Format text(Predicate<String> accepts, Arbitrary<String> texts) {
        return new Format(value -> !value.isString() || accepts.test(value.asString()), texts);
    }

    private static Predicate<String> matching(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    private static Format dated(Pattern pattern, Arbitrary<String> texts) {
        return text(matching(pattern).and(text -> isDate(text.substring(0, 10))), texts);
    }

    private static boolean isDate(String text) {
        return succeeds(() -> LocalDate.parse(text)) && text.matches(DATE);
    }

    private static boolean isZone(String text) {
        return succeeds(() -> ZoneId.of(text));
    }

    private static boolean isRegex(String text) {
        return succeeds(() -> Pattern.compile(text));
    }

    private static boolean isLanguageTag(String text) {
        return Locale.forLanguageTag(text).toLanguageTag().equalsIgnoreCase(text);
    }

    private static boolean isCurrency(String text) {
        return succeeds(() -> Currency.getInstance(text));
    }

    private static boolean succeeds(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the largest or the smallest whole number of a format. */
    static BigInteger bound(String name, boolean most) {
        return switch (name) {
            case "int32" -> BigInteger.valueOf(most ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case "int64" -> BigInteger.valueOf(most ? Long.MAX_VALUE : Long.MIN_VALUE);
            default -> most ? HUGE : HUGE.negate();
        };
    }
}
