package dev.stagedoor.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferencesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    wait=2                          | 2
                    Wait=2                          | 2
                    wait="2"                        | 2
                    wait = 2                        | 2
                    wait=007                        | 7
                    wait=2; reason="a, b"           | 2
                    wait=2;                         | 2
                    respond-async, wait=3           | 3
                    foo="a, wait=9", wait=3         | 3
                    foo;wait=9, wait=3              | 3
                    ,, wait=3,                      | 3
                    wait=1, wait=9                  | 1
                    (junk, wait=3                   | 3
                    """)
    void readsTheWait(String header, long seconds) {
        assertThat(Preferences.wait(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "respond-async",
                "wait",
                "wait=",
                "wait=0",
                "wait=000",
                "wait=-1",
                "wait=1.5",
                "wait=soon",
                "wait=\"soon\"",
                "wait=2s",
                "wait=٢",
                "wait 2",
                "waits=2",
                "foo=\"wait=3\"",
                "foo;wait=3",
                "wait=x, wait=3",
                "wait=\"3"
            })
    void ignoresInvalidWaits(String header) {
        assertThat(Preferences.wait(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=4294967296", "wait=99999999999999999999"})
    void readsManyDigitsAsAVeryLongWait(String header) {
        assertThat(Preferences.wait(List.of(header)).orElseThrow()).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void readsTheFirstWaitOfSeveralHeaders() {
        assertThat(Preferences.wait(List.of("respond-async", "wait=2", "wait=3")))
                .contains(Duration.ofSeconds(2));
    }

    @Test
    void readsNoWaitWithoutAHeader() {
        assertThat(Preferences.wait(List.of())).isEmpty();
    }

    @Test
    void readsTheWaitAfterALongQuotedText() {
        var header = "foo=\"" + "a\\\"".repeat(20_000) + "\", wait=3";

        assertThat(Preferences.wait(List.of(header))).contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "a=\"", "a;", "a ", ",", "wait=\"\\"})
    void readsHostileHeadersInLinearTime(String part) {
        var header = List.of(part.repeat(100_000) + "(");

        var wait = assertTimeoutPreemptively(Duration.ofSeconds(3), () -> Preferences.wait(header));

        assertThat(wait).isEmpty();
    }
}
