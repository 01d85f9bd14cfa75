package dev.stagedoor.http.tracing;

import dev.stagedoor.tracing.Tracing;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;

/** Auto-configuration of the spans of requests, for an application that has a tracer. */
@AutoConfiguration(afterName = "dev.stagedoor.tracing.micrometer.TracingAutoConfiguration")
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean(Tracing.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class RequestTracingAutoConfiguration {

    @Bean
    WebFilter traceResponses() {
        return new TraceResponses();
    }

    @Bean
    ObservationFilter requestConventions() {
        return new RequestConventions();
    }
}
