package dev.stagedoor.protocol;

import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import io.swagger.v3.oas.annotations.extensions.Extensions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Reads {@code @Deprecated} on a message: its {@code since}, if that is a date, and its end, as the extension
 * {@code x-sunset} has it.
 */
final class DeprecationReader {

    private static final String SUNSET = "x-sunset";

    private DeprecationReader() {}

    /**
     * Reads it.
     *
     * @throws ProtocolException if a date is none, or the message is to end without being deprecated
     */
    static Optional<Deprecation> read(Class<?> message) {
        var deprecated = message.getAnnotation(Deprecated.class);
        var sunset = sunset(message);
        if (deprecated == null) {
            sunset.ifPresent(date -> {
                throw wrong(message, "it has the extension %s, but is not @Deprecated".formatted(SUNSET));
            });
            return Optional.empty();
        }
        var since = date(deprecated.since());
        var end = sunset.map(text -> date(text)
                .orElseThrow(
                        () -> wrong(message, "its %s '%s' is not a date such as 2027-06-30".formatted(SUNSET, text))));
        if (since.isPresent() && end.isPresent() && end.get().isBefore(since.get())) {
            throw wrong(
                    message,
                    "its %s '%s' comes before the date since when it is deprecated, '%s'"
                            .formatted(SUNSET, sunset.get(), deprecated.since()));
        }
        return Optional.of(new Deprecation(since, end));
    }

    private static Optional<String> sunset(Class<?> message) {
        return AnnotatedElementUtils.findMergedRepeatableAnnotations(message, Extension.class, Extensions.class)
                .stream()
                .flatMap(extension -> Arrays.stream(extension.properties()))
                .filter(property -> property.name().equals(SUNSET))
                .map(ExtensionProperty::value)
                .findFirst();
    }

    /** A version, as {@code since} may be as well, is no date. */
    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProtocolException wrong(Class<?> message, String why) {
        return new ProtocolException("@Deprecated on %s: %s".formatted(message.getName(), why));
    }
}
