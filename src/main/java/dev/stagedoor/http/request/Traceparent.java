package dev.stagedoor.http.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Header {@code traceparent} (W3C Trace Context). */
public final class Traceparent {

    /** Name of the header. */
    public static final String NAME = "traceparent";

    /** Name of the header of an answer by which a caller learns of the span of its request (W3C Trace Context Level 2). */
    public static final String RESPONSE = "traceresponse";

    private static final String REPLACED = Traceparent.class.getName();
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /** Has asks carry on the span of the request, in place of that of its caller. */
    public static void replace(ServerWebExchange exchange, String traceparent) {
        exchange.getAttributes().put(REPLACED, traceparent);
    }

    /** Returns what asks of the request carry on: its span, or else the header if it is well-formed; null if neither is. */
    public static @Nullable String of(ServerWebExchange exchange) {
        String replaced = exchange.getAttribute(REPLACED);
        return replaced == null ? valid(exchange.getRequest().getHeaders().getFirst(NAME)) : replaced;
    }

    /** Returns the value if it is well-formed; else null. */
    public static @Nullable String valid(@Nullable String value) {
        return value != null && FORM.matcher(value).matches() ? value : null;
    }
}
