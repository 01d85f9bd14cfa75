package dev.stagedoor.system;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the actor system.
 *
 * @param base the system base: local runs the actors inside this JVM, multiprocess in worker processes of this machine,
 *     cluster in members on many machines
 * @param name the actor system's name, as in the paths of its actors
 * @param startTimeout how long the actor system, and each worker, may take until it can answer asks; after that, the
 *     start fails
 * @param passivateAfter how long an actor may be idle before it leaves memory and loses what it does not persist; 0
 *     keeps actors until they stop
 * @param maxActors how many actors a process may have in memory; more are refused; 0 allows one for each 10 KB of its
 *     heap
 * @param shards how many shards the actors of a type are spread over
 * @param workers how many worker processes host the actors, in the base multiprocess
 * @param transport the transport between processes: tcp, tls-tcp, or aeron-udp, whose jars you have to add
 * @param maxMessage the largest message, and the largest reply, that travels between processes; no smaller than
 *     stagedoor.http.max-body
 * @param worker the worker processes of the base multiprocess
 * @param cluster this member of the base cluster
 */
@ConfigurationProperties(prefix = "stagedoor.system", ignoreUnknownFields = false)
public record SystemProperties(
        @DefaultValue("local") Base base,
        @DefaultValue("stagedoor") String name,
        @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("0s") Duration passivateAfter,
        @DefaultValue("0") int maxActors,
        @DefaultValue("100") int shards,
        @DefaultValue("2") int workers,
        @DefaultValue("tcp") Transport transport,
        @DefaultValue("1536KB") DataSize maxMessage,
        @DefaultValue @NestedConfigurationProperty WorkerProperties worker,
        @DefaultValue @NestedConfigurationProperty ClusterProperties cluster) {

    private static final Duration LONGEST_START = Duration.ofHours(1);
    private static final int MOST_WORKERS = 64;
    private static final DataSize SMALLEST_MESSAGE = DataSize.ofKilobytes(64);

    /** Ways to run the actors. */
    public enum Base {
        /** In this JVM. */
        LOCAL,
        /** In worker processes on this machine. */
        MULTIPROCESS,
        /** In members of a cluster. */
        CLUSTER
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public SystemProperties {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9-]*")) {
            throw new IllegalArgumentException(
                    "stagedoor.system.name must be letters, digits and inner hyphens, but is '%s'".formatted(name));
        }
        if (startTimeout.isNegative() || startTimeout.isZero() || startTimeout.compareTo(LONGEST_START) > 0) {
            throw new IllegalArgumentException(
                    "stagedoor.system.start-timeout must be positive and at most PT1H, but is %s"
                            .formatted(startTimeout));
        }
        if (passivateAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.passivate-after must not be negative, but is %s".formatted(passivateAfter));
        }
        if (maxActors < 0) {
            throw new IllegalArgumentException(
                    "stagedoor.system.max-actors must not be negative, but is %s".formatted(maxActors));
        }
        if (shards < 1) {
            throw new IllegalArgumentException(
                    "stagedoor.system.shards must be at least 1, but is %s".formatted(shards));
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException(
                    "stagedoor.system.workers must be from 1 to %s, but is %s".formatted(MOST_WORKERS, workers));
        }
        if (maxMessage.compareTo(SMALLEST_MESSAGE) < 0 || maxMessage.compareTo(transport.largestMessage()) > 0) {
            throw new IllegalArgumentException("stagedoor.system.max-message must be from %sB to %sB by %s, but is %sB"
                    .formatted(
                            SMALLEST_MESSAGE.toBytes(),
                            transport.largestMessage().toBytes(),
                            transport,
                            maxMessage.toBytes()));
        }
        if (base == Base.CLUSTER) {
            cluster.require(transport);
        }
    }
}
