package dev.stagedoor.http.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirectHeadersTests {

    private final HttpHeaders headers = new DefaultHttpHeaders().set("Host", "localhost");

    private int bodyLength() {
        return DirectHeaders.bodyLength(headers);
    }

    @Test
    void findsNoBodyWithoutALength() {
        assertThat(bodyLength()).isZero();
    }

    @Test
    void findsNoBodyOfNoBytes() {
        headers.set("Content-Length", "0");

        assertThat(bodyLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"application/json", "APPLICATION/JSON", "application/x-www-form-urlencoded"})
    void findsTheLengthOfABody(String type) {
        headers.set("Content-Length", "12").set("Content-Type", type);

        assertThat(bodyLength()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 1",
        "application/json;charset=utf-16, 1",
        "application/json, 20000",
        "application/json, 123456789012"
    })
    void leavesOtherBodiesToSpring(String type, String length) {
        headers.set("Content-Length", length).set("Content-Type", type);

        assertThat(bodyLength()).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"*/*", "application/json", "Application/JSON"})
    void servesWhatAcceptsJson(String accept) {
        headers.set("Accept", accept);

        assertThat(bodyLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, text/html",
        "Accept, 'application/json;q=0'",
        "Origin, https://example.com",
        "Sec-Fetch-Site, cross-site",
        "Idempotency-Key, '\"k\"'",
        "Transfer-Encoding, chunked",
        "Content-Encoding, gzip",
        "Expect, 100-continue",
        "Range, bytes=0-1",
        "Upgrade, h2c",
        "Forwarded, for=192.0.2.1",
        "X-Forwarded-For, 192.0.2.1"
    })
    void leavesOtherRequestsToSpring(String name, String value) {
        headers.set(name, value);

        assertThat(bodyLength()).isNegative();
    }

    @Test
    void leavesSeveralAcceptHeadersToSpring() {
        headers.add("Accept", "*/*").add("Accept", "application/json;q=0");

        assertThat(bodyLength()).isNegative();
    }
}
