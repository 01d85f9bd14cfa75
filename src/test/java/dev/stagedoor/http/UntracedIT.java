package dev.stagedoor.http;

import static dev.stagedoor.http.Requests.freshId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.tracing.Tracing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service without a tracer. */
@ServiceTest
final class UntracedIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectProvider<Tracing> tracing;

    @Test
    void tellsNothingOfTraces() {
        var requests = new Requests(port);
        var path = "/actors/counter/" + freshId() + "/increment?by=1";
        var traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assertThat(requests.post(path, "traceparent", traceparent).header("traceresponse"))
                .isEmpty();
        assertThat(requests.post(path, "traceparent", traceparent, "Idempotency-Key", freshId())
                        .header("traceresponse"))
                .isEmpty();
        assertThat(tracing.stream()).isEmpty();
    }
}
