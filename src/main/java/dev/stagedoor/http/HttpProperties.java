package dev.stagedoor.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP interface.
 *
 * @param enabled whether the process serves HTTP; a cluster member without the role gateway never does
 * @param defaultWait how long an ask waits for its reply when the request does not say
 * @param maxWait the longest wait that a request can ask for by {@code Prefer: wait}; longer ones are shortened to it
 * @param maxBody the largest request body that is read
 * @param drainDelay how long the service still serves requests after SIGTERM, while it is no longer ready, so that load
 *     balancers notice; at least half a second; 5s in the base cluster
 * @param erase whether DELETE /actors/{type}/{id}/state is served, which erases for good what an actor persisted
 * @param directAsks whether plain asks are answered below Spring's web layer, which is faster; where the application has
 *     filters or observations of its own, they never are
 */
@ConfigurationProperties(prefix = "stagedoor.http", ignoreUnknownFields = false)
record HttpProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5s") Duration defaultWait,
        @DefaultValue("60s") Duration maxWait,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("0s") Duration drainDelay,
        @DefaultValue("false") boolean erase,
        @DefaultValue("true") boolean directAsks) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(512);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names the key and the value
     */
    public HttpProperties {
        if (defaultWait.isNegative() || defaultWait.isZero()) {
            throw new IllegalArgumentException(
                    "stagedoor.http.default-wait must be positive, but is %s".formatted(defaultWait));
        }
        if (maxWait.compareTo(defaultWait) < 0) {
            throw new IllegalArgumentException(
                    "stagedoor.http.max-wait must not be shorter than stagedoor.http.default-wait=%s, but is %s"
                            .formatted(defaultWait, maxWait));
        }
        if (maxWait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.http.max-wait must be at most %s, but is %s".formatted(LONGEST_WAIT, maxWait));
        }
        if (drainDelay.isNegative() || drainDelay.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("stagedoor.http.drain-delay must be from PT0S to %s, but is %s"
                    .formatted(LONGEST_DRAIN, drainDelay));
        }
        if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST_BODY) > 0) {
            throw new IllegalArgumentException("stagedoor.http.max-body must be from 1B to %sB, but is %sB"
                    .formatted(LARGEST_BODY.toBytes(), maxBody.toBytes()));
        }
    }
}
