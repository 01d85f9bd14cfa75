package dev.stagedoor.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what keeps bytes from being JSON that can be read, and where. */
final class SyntaxFault {

    /** Where Jackson speaks of itself, and names its classes. */
    private static final String JACKSON = " \\(start marker at.*|, from `[^`]*`|: enable `[^`]*` to allow";

    private SyntaxFault() {}

    static Fault of(JacksonException cause) {
        if (cause instanceof MismatchedInputException) {
            return new Fault("", "is not valid JSON: something follows the first value" + at(cause.getLocation()));
        }
        var message = cause.getOriginalMessage().lines().findFirst().orElse("").replaceAll(JACKSON, "");
        if (cause instanceof StreamConstraintsException) {
            return new Fault("", "goes beyond what is read: " + message);
        }
        return new Fault("", "is not valid JSON: " + message + at(cause.getLocation()));
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
