package dev.stagedoor.tracing.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.otel.bridge.OtelTraceContextBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceContextsTests {

    private static TraceContext context(String traceId, String spanId, boolean sampled) {
        return new OtelTraceContextBuilder()
                .traceId(traceId)
                .spanId(spanId)
                .sampled(sampled)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesAContext(boolean sampled) {
        var context = context("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", sampled);

        assertThat(TraceContexts.write(context))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-" + (sampled ? "01" : "00"));
    }

    @Test
    void writesNoneOfATracerThatIsSwitchedOff() {
        assertThat(TraceContexts.write(context("0".repeat(32), "0".repeat(16), false)))
                .isNull();
        assertThat(TraceContexts.write(TraceContext.NOOP)).isNull();
    }
}
