package dev.stagedoor.system.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProtocolDigestTests {

    private static final Map<String, List<String>> COUNTER = Map.of("counter", List.of("get-count()", "reset()"));

    @Test
    void findsNoDifferenceBetweenEqualProtocols() {
        assertThat(ProtocolDigest.difference("worker-1", COUNTER, COUNTER)).isEmpty();
    }

    @Test
    void namesATypeThatTheWorkerLacks() {
        assertThat(ProtocolDigest.difference("worker-1", COUNTER, Map.of()))
                .contains("worker-1 has no actor type 'counter', which the gateway serves");
    }

    @Test
    void namesATypeThatTheGatewayLacks() {
        assertThat(ProtocolDigest.difference("worker-1", Map.of(), COUNTER))
                .contains("worker-1 has an actor type 'counter', which the gateway does not serve");
    }

    @Test
    void namesTheMessagesThatDiffer() {
        var other = Map.of("counter", List.of("get-count()", "reset(long to)"));

        assertThat(ProtocolDigest.difference("worker-1", COUNTER, other))
                .contains("worker-1 has another protocol of the actor type 'counter' than the gateway:"
                        + " reset(long to) instead of reset()");
    }
}
