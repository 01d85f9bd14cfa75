package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DrainingTests {

    private final Draining draining = new Draining(Duration.ZERO, Duration.ofSeconds(65), new Connections());
    private final CountDownLatch drained = new CountDownLatch(1);

    @Test
    void letsTheShutdownContinueOnlyAfterADelay() throws InterruptedException {
        draining.start();

        draining.stop(drained::countDown);

        assertThat(drained.getCount()).isEqualTo(1);
        assertThat(drained.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
