package dev.stagedoor.system;

import java.time.Duration;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.StringTokenizer;
import org.apache.commons.text.matcher.StringMatcherFactory;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the worker processes of the base multiprocess.
 *
 * @param jvmOptions options of each worker's JVM, separated by blanks; put an option that has blanks in double quotes
 * @param mainClass the class whose main method starts a worker; by default that of the gateway
 * @param restartBackoff how long to wait before a worker that ended is started again; doubles each time, until one ran
 *     for 10 seconds
 * @param maxRestartBackoff the longest wait before a worker is started again
 * @param silence how long a worker may be silent before it counts as hanging and is replaced
 */
public record WorkerProperties(
        @DefaultValue("-Xmx256m -Xmn64m -XX:MetaspaceSize=128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
        String jvmOptions,

        @DefaultValue("") String mainClass,
        @DefaultValue("500ms") Duration restartBackoff,
        @DefaultValue("30s") Duration maxRestartBackoff,
        @DefaultValue("5s") Duration silence) {

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(2);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of bounds; the message names the key and the value
     */
    public WorkerProperties {
        if (StringUtils.countMatches(jvmOptions, '"') % 2 != 0) {
            throw new IllegalArgumentException(
                    "stagedoor.system.worker.jvm-options has a quote that is not closed: %s".formatted(jvmOptions));
        }
        tokens(jvmOptions).stream()
                .filter(option -> !option.startsWith("-"))
                .findFirst()
                .ifPresent(option -> {
                    throw new IllegalArgumentException(
                            "stagedoor.system.worker.jvm-options must be options of java, but has '%s' in: %s"
                                    .formatted(option, jvmOptions));
                });
        if (restartBackoff.isNegative() || restartBackoff.isZero()) {
            throw new IllegalArgumentException(
                    "stagedoor.system.worker.restart-backoff must be positive, but is %s".formatted(restartBackoff));
        }
        if (maxRestartBackoff.compareTo(restartBackoff) < 0) {
            throw new IllegalArgumentException(
                    "stagedoor.system.worker.max-restart-backoff must be at least restart-backoff=%s, but is %s"
                            .formatted(restartBackoff, maxRestartBackoff));
        }
        if (silence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException("stagedoor.system.worker.silence must be at least %s, but is %s"
                    .formatted(SHORTEST_SILENCE, silence));
        }
    }

    /** Returns the options one by one. */
    public List<String> options() {
        return tokens(jvmOptions);
    }

    private static List<String> tokens(String options) {
        return new StringTokenizer(
                        options,
                        StringMatcherFactory.INSTANCE.spaceMatcher(),
                        StringMatcherFactory.INSTANCE.doubleQuoteMatcher())
                .getTokenList();
    }
}
