package dev.stagedoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;

/** An invalid setting stops the start with a message that names key and value. */
final class ConfigurationTests {

    @ParameterizedTest
    @CsvSource({
        "stagedoor.system.base, moon",
        "stagedoor.system.name, a b",
        "stagedoor.system.start-timeout, 0s",
        "stagedoor.system.start-timeout, soon",
        "stagedoor.system.passivate-after, -1s",
        "stagedoor.system.shards, 0",
        "stagedoor.http.default-wait, 0s",
        "stagedoor.http.max-wait, 1s",
        "stagedoor.http.max-wait, 2d",
        "stagedoor.system.start-timeout, 2h",
        "stagedoor.http.drain-delay, -1s",
        "stagedoor.http.drain-delay, 31s",
        "stagedoor.http.max-body, 0B",
        "stagedoor.http.max-body, 1TB",
        "stagedoor.idempotency.keep-for, 1s",
        "stagedoor.idempotency.keep-for, 366d",
        "stagedoor.guard.asks-per-actor, 0",
        "stagedoor.guard.caller-share, 0",
        "stagedoor.guard.caller-share, 101",
        "stagedoor.failures.kept, -1",
        "stagedoor.failures.kept, 501",
        "stagedoor.connection.header-timeout, 0s",
        "stagedoor.connection.body-timeout, 2d",
        "stagedoor.connection.idle-timeout, -1s",
        "stagedoor.connection.allowed-hosts, a/b",
        "stagedoor.connection.allowed-hosts, example.com:8080",
        "stagedoor.cors.allowed-origins, example.com",
        "stagedoor.cors.allowed-origins, https://example.com/path",
        "stagedoor.cors.max-age, -1s",
        "stagedoor.security.wrong-keys, 0",
        "stagedoor.security.verified-for, 2h",
        "stagedoor.audit.ids, secret",
        "stagedoor.system.max-actors, -1",
        "stagedoor.system.workers, 0",
        "stagedoor.system.workers, 65",
        "stagedoor.system.transport, pigeon",
        "stagedoor.system.max-message, 1KB",
        "stagedoor.system.worker.jvm-options, -Xmx64m heap",
        "stagedoor.system.worker.restart-backoff, 0s",
        "stagedoor.system.worker.max-restart-backoff, 1ms",
        "stagedoor.system.worker.silence, 1s",
        "stagedoor.system.cluster.roles, usher",
        "stagedoor.system.cluster.port, 0",
        "stagedoor.system.cluster.management-port, 65536",
        "stagedoor.system.cluster.ask-port, 0",
        "stagedoor.system.cluster.contact-points, 0",
        "stagedoor.system.cluster.split-brain-resolver, coin",
        "stagedoor.system.cluster.quorum-size, -1",
        "stagedoor.system.cluster.version, 1.2.3-rc.1",
        "stagedoor.system.cluster.version, 1.2.x",
        "stagedoor.system.cluster.version, 2024.07.01.3",
        "stagedoor.system.cluster.stable-after, 1s",
        "stagedoor.system.cluster.stable-after, 2h",
        "stagedoor.system.cluster.tls.reread-after, 0s"
    })
    void stopsTheStartWhenAValueIsOutOfItsBounds(String key, String value) {
        assertThatThrownBy(() -> start("--" + key + "=" + value))
                .satisfies(
                        failure -> assertThat(messages(failure)).contains(key).containsIgnoringCase(printed(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "transport=aeron-udp, stagedoor.system.transport must be tcp or tls-tcp in the base cluster",
        "transport=tls-tcp, stagedoor.system.cluster.tls.certificate must name a file",
        "cluster.discovery=config, stagedoor.system.cluster.hosts must list the hosts of members",
        "cluster.split-brain-resolver=static-quorum, stagedoor.system.cluster.quorum-size must be at least 1",
        "cluster.port=7626, stagedoor.system.cluster.port and management-port must differ",
        "cluster.ask-port=17355, stagedoor.system.cluster.port and ask-port must differ",
        "cluster.ask-port=7626, stagedoor.system.cluster.ask-port and management-port must differ"
    })
    void stopsTheStartWhenTheSettingsOfAMemberDoNotFit(String setting, String sentence) {
        assertThatThrownBy(() -> start("--stagedoor.system.base=cluster", "--stagedoor.system." + setting))
                .satisfies(failure -> assertThat(messages(failure)).contains(sentence));
    }

    @Test
    void stopsTheStartWhenAnIdempotencyKeyCouldExpireWhileItsRequestRuns() {
        assertThatThrownBy(() -> start("--stagedoor.http.max-wait=10m", "--stagedoor.idempotency.keep-for=5m"))
                .satisfies(failure -> assertThat(messages(failure))
                        .contains("stagedoor.idempotency.keep-for", "PT5M", "stagedoor.http.max-wait=PT10M"));
    }

    @Test
    void stopsTheStartWhenAKeyIsUnknown() {
        assertThatThrownBy(() -> start("--stagedoor.system.bsae=local"))
                .satisfies(failure -> assertThat(messages(failure)).contains("stagedoor.system.bsae"));
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(StagedoorApplication.class)
                .run(Stream.concat(Arrays.stream(arguments), Stream.of("--server.port=0"))
                        .toArray(String[]::new))
                .close();
    }

    private static String messages(Throwable failure) {
        var messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.append(
                        NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .toString();
    }

    /** Returns the value as the message prints it: durations and sizes are printed in their own formats. */
    private static String printed(String value) {
        return switch (value) {
            case "0s" -> "PT0S";
            case "1s" -> "PT1S";
            case "31s" -> "PT31S";
            case "2h" -> "PT2H";
            case "366d" -> "PT8784H";
            case "2d" -> "PT48H";
            case "-1s" -> "PT-1S";
            case "1KB" -> "1024B";
            case "1ms" -> "PT0.001S";
            case "1TB" -> "1099511627776B";
            default -> value;
        };
    }

    @Test
    void startsWithoutAnyActorType() {
        start();
    }
}
