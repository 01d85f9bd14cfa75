package dev.stagedoor.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestHeadTests {

    private static HttpRequest request(String version) {
        return new DefaultHttpRequest(HttpVersion.valueOf(version), HttpMethod.POST, "/");
    }

    private static HttpRequest requestFor(String host) {
        var request = request("HTTP/1.1");
        request.headers().add("Host", host);
        return request;
    }

    private static Optional<ProblemType> problem(HttpRequest request) {
        return RequestHead.problem(request, new HostReader()).map(Problem::type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "localhost:",
                "example.com",
                "a_b.example:1",
                "127.0.0.1:65535",
                "[::1]",
                "[::1]:8080",
                "xn--bcher-kva.example",
                "b%C3%BCcher.example"
            })
    void acceptsHosts(String host) {
        assertThat(problem(requestFor(host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil/x",
                "evil.example/",
                "a b",
                "a@b",
                "a?b",
                "a#b",
                "http://a",
                "[::1",
                "::1",
                "[::g]",
                "[]",
                "a:b",
                "a:65536",
                "a:1:2",
                "a%zz",
                "a\"b",
                "bücher.example"
            })
    void refusesInvalidHosts(String host) {
        assertThat(problem(requestFor(host))).contains(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesTwoHosts() {
        var request = requestFor("a");
        request.headers().add("Host", "a");

        assertThat(problem(request)).contains(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void requiresAHostInHttp11Only() {
        assertThat(problem(request("HTTP/1.1"))).contains(ProblemType.MALFORMED_REQUEST);
        assertThat(problem(request("HTTP/1.0"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/0.9", "ICAP/3.0"})
    void refusesOtherHttpVersions(String version) {
        var request = request(version);
        request.headers().add("Host", "localhost");

        assertThat(problem(request)).contains(ProblemType.HTTP_VERSION_NOT_SUPPORTED);
    }

    @Test
    void treatsANewerMinorVersionAsHttp11() {
        var request = request("HTTP/1.9");
        request.headers().add("Host", "localhost");

        assertThat(problem(request)).isEmpty();
        assertThat(request.protocolVersion()).isEqualTo(HttpVersion.HTTP_1_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chunked         |",
                "CHUNKED         |",
                "gzip, chunked   | NOT_IMPLEMENTED",
                "chunked, gzip   | MALFORMED_REQUEST",
                "identity        | MALFORMED_REQUEST",
                "''              | MALFORMED_REQUEST",
                "chunked,chunked | MALFORMED_REQUEST"
            })
    void acceptsOnlyChunked(String coding, ProblemType expected) {
        var request = requestFor("localhost");
        request.headers().add("Transfer-Encoding", coding);

        assertThat(problem(request)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void combinesTheCodingsOfSeveralHeaders() {
        var request = requestFor("localhost");
        request.headers().add("Transfer-Encoding", "gzip").add("Transfer-Encoding", "chunked");

        assertThat(problem(request)).contains(ProblemType.NOT_IMPLEMENTED);
    }
}
