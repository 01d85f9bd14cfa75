package dev.stagedoor.protocol.decoding;

import dev.stagedoor.protocol.model.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Describes why bytes cannot be parsed as JSON, and where. */
final class SyntaxFault {

    /** Parts of Jackson's messages that name its classes and settings. */
    private static final String JACKSON = " \\(start marker at.*|, from `[^`]*`|: enable `[^`]*` to allow";

    private SyntaxFault() {}

    static Fault of(JacksonException cause) {
        if (cause instanceof MismatchedInputException) {
            return new Fault("", "is not valid JSON: something follows the first value" + at(cause.getLocation()));
        }
        var message = cause.getOriginalMessage().lines().findFirst().orElse("").replaceAll(JACKSON, "");
        if (cause instanceof StreamConstraintsException) {
            return new Fault("", "exceeds a limit of the parser: " + message);
        }
        return new Fault("", "is not valid JSON: " + message + at(cause.getLocation()));
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
    }
}
