package dev.stagedoor.http.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code wait} from the {@code Prefer} header (RFC 7240), and ignores other preferences. */
public final class Preferences {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern PREFERENCE = Pattern.compile(
            "(?:^|,)\\s*(?<name>%1$s)(?:\\s*=\\s*(?<value>%1$s|%2$s))?(?:\\s*;\\s*(?:%1$s(?:\\s*=\\s*(?:%1$s|%2$s))?)?)*+(?=\\s*(?:,|$))"
                    .formatted(TOKEN, QUOTED));
    private static final Pattern SECONDS = Pattern.compile("\"?0*([1-9][0-9]*)\"?");

    private static final int MOST_DIGITS = 9;
    private static final Duration FOREVER = Duration.ofSeconds(999_999_999);

    private Preferences() {}

    /**
     * Returns how long the caller wants to wait. As the RFC says, an unusable value such as 0 or a word is ignored, not
     * refused, and of several waits only the first counts.
     *
     * @param headers the values of all {@code Prefer} headers
     */
    public static Optional<Duration> wait(List<String> headers) {
        for (var header : headers) {
            var preference = PREFERENCE.matcher(header);
            while (preference.find()) {
                if (preference.group("name").equalsIgnoreCase("wait")) {
                    return seconds(preference.group("value"));
                }
            }
        }
        return Optional.empty();
    }

    private static Duration duration(String digits) {
        return digits.length() > MOST_DIGITS ? FOREVER : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> seconds(@Nullable String value) {
        var seconds = SECONDS.matcher(value == null ? "" : value);
        return seconds.matches() ? Optional.of(duration(seconds.group(1))) : Optional.empty();
    }
}
