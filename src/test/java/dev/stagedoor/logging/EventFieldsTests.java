package dev.stagedoor.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventFieldsTests {

    private static Map<String, String> fields(String logger, String pattern, Object... values) {
        var context = new LoggerContext();
        return EventFields.of(
                new LoggingEvent(Logger.class.getName(), context.getLogger(logger), Level.INFO, pattern, null, values));
    }

    @AfterEach
    void exit() {
        LogScope.exit();
    }

    @Test
    void areTheKeysOfAnEvent() {
        var fields = fields(
                "dev.stagedoor.guard.Breaker",
                "event=breaker-opened scope={} name={} reason=\"{}\"; it is tried again",
                "actor",
                "stunt/joe",
                "too many asks failed: a=b");

        assertThat(fields)
                .containsOnly(
                        entry("event", "breaker-opened"),
                        entry("scope", "actor"),
                        entry("name", "stunt/joe"),
                        entry("reason", "too many asks failed: a=b"));
    }

    @Test
    void areNoneOfLinesOfOthers() {
        assertThat(fields("org.example.Shop", "event=sold amount=1")).isEmpty();
        assertThat(fields("dev.stagedoor.Service", "started with port=8080")).isEmpty();
    }

    @Test
    void areThoseOfTheMessageThatAnActorHandles() {
        LogScope.enter(() -> Map.of("actor", "account/alice", "message", "deposit"));

        assertThat(fields("org.example.Account", "sold for price=3"))
                .containsOnly(entry("actor", "account/alice"), entry("message", "deposit"));
    }

    @Test
    void areNoneOutsideOfAMessage() {
        LogScope.enter(() -> Map.of("actor", "account/alice"));
        LogScope.exit();

        assertThat(fields("org.example.Account", "idle")).isEmpty();
    }
}
