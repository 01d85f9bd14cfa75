package dev.stagedoor.http.ask;

import dev.stagedoor.idempotency.Claim;
import dev.stagedoor.protocol.model.Names;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests with an {@code Idempotency-Key}: {@code stagedoor.keyed.requests} by what their key was found to be. */
public final class ClaimMeters {

    private final MeterRegistry registry;

    /** Creates the meters. */
    public ClaimMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a claim, unless it will be made again. */
    void count(Claim claim) {
        if (!(claim instanceof Claim.Elsewhere)) {
            counter(Names.kebabCase(claim.getClass().getSimpleName())).increment();
        }
    }

    private Counter counter(String key) {
        return Counter.builder("stagedoor.keyed.requests")
                .description("Requests with an Idempotency-Key")
                .tag("key", key)
                .register(registry);
    }
}
