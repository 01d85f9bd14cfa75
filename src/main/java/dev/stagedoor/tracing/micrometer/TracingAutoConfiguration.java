package dev.stagedoor.tracing.micrometer;

import dev.stagedoor.protocol.model.Protocols;
import dev.stagedoor.tracing.Tracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of tracing, for an application that has a tracer. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration"
        },
        beforeName = "dev.stagedoor.system.SystemAutoConfiguration")
@ConditionalOnClass(Tracer.class)
class TracingAutoConfiguration {

    @Bean
    @ConditionalOnBean({Tracer.class, Propagator.class})
    Tracing tracing(Tracer tracer, Propagator propagator, Protocols protocols) {
        return tracer.equals(Tracer.NOOP) ? Tracing.NONE : new MicrometerTracing(tracer, propagator, protocols);
    }
}
