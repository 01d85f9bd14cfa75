package dev.stagedoor.tracing.micrometer;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Trace contexts as text, in the form of {@code traceparent} and {@code traceresponse} (W3C). Between processes they have
 * this form whatever the application is set to exchange with others.
 */
public final class TraceContexts {

    private static final String VERSION = "00";
    private static final String NO_TRACE = "0".repeat(32);
    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int FLAGS = 3;
    private static final int SAMPLED = 1;
    private static final int HEXADECIMAL = 16;

    private TraceContexts() {}

    /** Returns the context as text; null if it belongs to no trace. */
    public static @Nullable String write(TraceContext context) {
        var traceId = context.traceId();
        if (traceId.isEmpty() || traceId.equals(NO_TRACE)) {
            return null;
        }
        return VERSION + "-" + NO_TRACE.substring(traceId.length()) + traceId + "-" + context.spanId() + "-"
                + (Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    /**
     * Reads a context.
     *
     * @param traceparent a well-formed {@code traceparent}
     */
    static TraceContext read(Tracer tracer, String traceparent) {
        var fields = traceparent.split("-", -1);
        return tracer.traceContextBuilder()
                .traceId(fields[TRACE_ID])
                .spanId(fields[SPAN_ID])
                .sampled((Integer.parseInt(fields[FLAGS], HEXADECIMAL) & SAMPLED) != 0)
                .build();
    }
}
