package dev.stagedoor.http.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.idempotency.Claim;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

final class ClaimMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ClaimMeters meters = new ClaimMeters(registry);

    @Test
    void countClaimsByWhatTheKeyIs() {
        meters.count(new Claim.Reused());
        meters.count(new Claim.Reused());
        meters.count(new Claim.Unavailable());

        assertThat(counted("reused")).isEqualTo(2);
        assertThat(counted("unavailable")).isEqualTo(1);
    }

    @Test
    void countNoClaimThatWillBeMadeAgain() {
        meters.count(new Claim.Elsewhere());

        assertThat(registry.getMeters()).isEmpty();
    }

    private double counted(String key) {
        return registry.get("stagedoor.keyed.requests")
                .tag("key", key)
                .counter()
                .count();
    }
}
