package dev.stagedoor.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KeyedRequestTests {

    private static String fingerprint(String method, String path, String query, String kind, String body) {
        return KeyedRequest.of("", "k", method, path, query, kind, body.getBytes(StandardCharsets.UTF_8))
                .fingerprint();
    }

    @Test
    void hasTheSameFingerprintWhenAllPartsAreTheSame() {
        assertThat(fingerprint("POST", "/a", "b", "json", "{}"))
                .isEqualTo(fingerprint("POST", "/a", "b", "json", "{}"));
    }

    @Test
    void hasAnotherFingerprintWhenAnyPartDiffers() {
        assertThat(Stream.of(
                        fingerprint("POST", "/a", "b", "json", "{}"),
                        fingerprint("PUT", "/a", "b", "json", "{}"),
                        fingerprint("POST", "/b", "b", "json", "{}"),
                        fingerprint("POST", "/a", "c", "json", "{}"),
                        fingerprint("POST", "/a", "b", "form", "{}"),
                        fingerprint("POST", "/a", "b", "json", "{ }")))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasAnotherFingerprintWhenTheSameTextIsSplitDifferently() {
        assertThat(fingerprint("POST", "/ab", "c", "json", ""))
                .isNotEqualTo(fingerprint("POST", "/a", "bc", "json", ""));
    }

    @Test
    void writesItsFingerprintInHexadecimal() {
        assertThat(fingerprint("POST", "/a", "", "none", "")).matches("[0-9a-f]{64}");
    }
}
