package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DrainMetricsTests {

    private final Draining draining = new Draining(Duration.ZERO, Duration.ofSeconds(65), new Connections());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void start() {
        draining.start();
        new DrainMetrics(draining).bindTo(registry);
    }

    private double begunAtSeconds() {
        return registry.get("stagedoor.drain.start.time").timeGauge().value(TimeUnit.SECONDS);
    }

    @Test
    void showNoTimeWhileTheServiceDoesNotStop() {
        assertThat(begunAtSeconds()).isZero();
        assertThat(registry.get("stagedoor.drain.max").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(65);
    }

    @Test
    void showTheTimeWhenTheServiceBeganToStop() {
        double before = System.currentTimeMillis() / 1000.0;

        draining.stop(() -> {});

        assertThat(begunAtSeconds()).isBetween(before, System.currentTimeMillis() / 1000.0);
    }

    @Test
    void showNoTimeWhenTheServiceIsStartedAgain() {
        draining.stop(() -> {});

        draining.start();

        assertThat(begunAtSeconds()).isZero();
    }
}
