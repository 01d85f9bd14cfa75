package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

final class DrainingTests {

    private final Draining draining = new Draining(Duration.ofMillis(200));
    private final CountDownLatch drained = new CountDownLatch(1);

    @BeforeEach
    void start() {
        draining.start();
    }

    private HttpHeaders served() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/actors"));
        draining.filter(exchange, passed -> Mono.empty()).block();
        return exchange.getResponse().getHeaders();
    }

    @Test
    void keepsConnectionsWhileTheServiceRuns() {
        assertThat(served().containsHeader(HttpHeaders.CONNECTION)).isFalse();
    }

    @Test
    void closesConnectionsAfterTheirNextAnswerWhenTheServiceEnds() {
        draining.stop(drained::countDown);

        assertThat(served().getFirst(HttpHeaders.CONNECTION)).isEqualTo("close");
    }

    @Test
    void letsTheEndGoOnOnlyAfterAWhile() throws InterruptedException {
        draining.stop(drained::countDown);

        assertThat(drained.getCount()).isEqualTo(1);
        assertThat(drained.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void servesAsEverWhenItIsStartedAgain() {
        draining.stop();

        draining.start();

        assertThat(served().containsHeader(HttpHeaders.CONNECTION)).isFalse();
    }
}
