package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.tracing.TracedHandling;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** Span of the handling of a message. */
record MicrometerHandling(Tracer tracer, Span span) implements TracedHandling {

    @Override
    public Scope open() {
        return tracer.withSpan(span)::close;
    }

    @Override
    public void handled(@Nullable Outcome outcome) {
        if (outcome == null) {
            SpanAttributes.end(span, null, Executed.YES, null);
        } else {
            SpanAttributes.end(span, SpanAttributes.name(outcome), executed(outcome), null);
        }
    }

    /** An actor that has handled a message has done so even if its asker no longer waits. */
    private static Executed executed(Outcome outcome) {
        return outcome.executed() == Executed.NO ? Executed.NO : Executed.YES;
    }

    @Override
    public void failed(Throwable failure, @Nullable Outcome outcome, Executed executed) {
        SpanAttributes.end(
                span,
                outcome == null ? null : SpanAttributes.name(outcome),
                executed,
                failure.getClass().getName());
    }
}
