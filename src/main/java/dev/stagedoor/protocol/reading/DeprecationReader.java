package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.model.Deprecation;
import dev.stagedoor.protocol.model.ProtocolException;
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
 * Reads the deprecation of a message: the start from {@code since} of {@code @Deprecated}, if that is a date, and the
 * sunset from the extension {@code x-sunset}.
 */
final class DeprecationReader {

    private static final String SUNSET = "x-sunset";

    private DeprecationReader() {}

    /**
     * Returns the deprecation; empty if the message is not deprecated.
     *
     * @throws ProtocolException if the sunset is not a date, is before the start of the deprecation, or is given
     *     without {@code @Deprecated}
     */
    static Optional<Deprecation> read(Class<?> message) {
        var deprecated = message.getAnnotation(Deprecated.class);
        var sunset = sunset(message);
        if (deprecated == null) {
            sunset.ifPresent(date -> {
                throw invalid(message, "it has the extension %s, but is not @Deprecated".formatted(SUNSET));
            });
            return Optional.empty();
        }
        var since = date(deprecated.since());
        var end = sunset.map(text -> date(text)
                .orElseThrow(() ->
                        invalid(message, "its %s '%s' is not a date such as 2027-06-30".formatted(SUNSET, text))));
        if (since.isPresent() && end.isPresent() && end.get().isBefore(since.get())) {
            throw invalid(
                    message,
                    "its %s '%s' is before its deprecation date '%s'"
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

    /** Parses a date; returns empty for other texts, because {@code since} may also be a version. */
    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProtocolException invalid(Class<?> message, String why) {
        return new ProtocolException("@Deprecated on %s: %s".formatted(message.getName(), why));
    }
}
