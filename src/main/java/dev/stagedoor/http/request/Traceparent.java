package dev.stagedoor.http.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Header {@code traceparent} (W3C Trace Context). */
public final class Traceparent {

    /** Name of the header. */
    public static final String NAME = "traceparent";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /** Returns the value if it is well-formed; else null. */
    public static @Nullable String valid(@Nullable String value) {
        return value != null && FORM.matcher(value).matches() ? value : null;
    }
}
