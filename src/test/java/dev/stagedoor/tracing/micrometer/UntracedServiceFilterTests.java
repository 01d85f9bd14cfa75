package dev.stagedoor.tracing.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.mock.env.MockEnvironment;

final class UntracedServiceFilterTests {

    private static final String[] ALL = {
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
        "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
        "com.example.Other"
    };

    private static final AutoConfigurationMetadata UNUSED = (AutoConfigurationMetadata) Proxy.newProxyInstance(
            UntracedServiceFilterTests.class.getClassLoader(),
            new Class<?>[] {AutoConfigurationMetadata.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final MockEnvironment environment = new MockEnvironment();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private boolean[] match() {
        var filter = new UntracedServiceFilter();
        filter.setEnvironment(environment);
        filter.setBeanFactory(beans);
        return filter.match(ALL, UNUSED);
    }

    @Test
    void leavesOutTheTracerOfTheServiceUnlessItHasAnEndpoint() {
        beans.registerSingleton("stagedoorApplication", this);

        assertThat(match()).containsExactly(false, false, true);
    }

    @Test
    void keepsTheTracerOfTheServiceThatHasAnEndpoint() {
        beans.registerSingleton("stagedoorApplication", this);
        environment.setProperty("management.opentelemetry.tracing.export.otlp.endpoint", "http://localhost:4318");

        assertThat(match()).containsExactly(true, true, true);
    }

    @Test
    void keepsTheTracerOfAnotherApplication() {
        assertThat(match()).containsExactly(true, true, true);
    }
}
