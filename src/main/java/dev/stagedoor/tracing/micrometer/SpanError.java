package dev.stagedoor.tracing.micrometer;

/** Error of a span. It names the kind of the error only, because texts and stack traces of actors can hold what is private. */
final class SpanError extends Exception {

    private static final long serialVersionUID = 1;

    SpanError(String kind) {
        super(kind, null, false, false);
    }
}
