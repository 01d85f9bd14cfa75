package dev.stagedoor.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says what keeps bytes from being JSON that can be read, and where. */
final class SyntaxFault {

    private SyntaxFault() {}

    static Fault of(JacksonException cause) {
        var message = cause.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(start marker at.*", "");
        if (cause instanceof StreamConstraintsException) {
            return new Fault("", "goes beyond what is read: " + message);
        }
        return new Fault("", "is not valid JSON: " + message + at(cause.getLocation()));
    }

    private static String at(@org.jspecify.annotations.Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
