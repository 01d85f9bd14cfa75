package dev.stagedoor.protocol.decoding;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Builds JSON Pointers (RFC 6901). */
final class Pointers {

    private Pointers() {}

    /** Returns the pointer one step below another. */
    static String below(String pointer, Object step) {
        return pointer + '/' + step.toString().replace("~", "~0").replace("/", "~1");
    }

    static String of(List<JacksonException.Reference> path) {
        return path.stream().map(reference -> below("", step(reference))).collect(Collectors.joining());
    }

    private static Object step(JacksonException.Reference reference) {
        return reference.getPropertyName() == null ? reference.getIndex() : reference.getPropertyName();
    }
}
