package dev.stagedoor.http.connection;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks what RFC 9112 requires of the head of a request and Netty does not: version, Host, and transfer coding. */
final class RequestHead {

    private static final int MAJOR_VERSION = 1;
    private static final List<String> CHUNKED = List.of(HttpHeaderValues.CHUNKED.toString());

    private RequestHead() {}

    /** Returns the problem with the head, if there is one. Sets a minor version that is newer than 1.1 to 1.1. */
    static Optional<Problem> problem(HttpRequest request, HostReader hosts) {
        var version = request.protocolVersion();
        if (version.majorVersion() != MAJOR_VERSION) {
            return Optional.of(Problem.of(
                    ProblemType.HTTP_VERSION_NOT_SUPPORTED,
                    "The request is %s; HTTP/1.0 and HTTP/1.1 are understood.".formatted(version)));
        }
        if (version.minorVersion() > HttpVersion.HTTP_1_1.minorVersion()) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        return hostProblem(request, hosts).or(() -> codingProblem(request));
    }

    /** RFC 9112, section 3.2. */
    private static Optional<Problem> hostProblem(HttpRequest request, HostReader reader) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) {
            return malformed("There are %s Host headers; there must be one.".formatted(hosts.size()));
        }
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                    ? Optional.empty()
                    : malformed("There is no Host header; HTTP/1.1 needs one.");
        }
        return reader.read(hosts.getFirst()).isPresent()
                ? Optional.empty()
                : malformed("The Host header does not hold a valid host with an optional port.");
    }

    /** RFC 9112, section 6.1. */
    private static Optional<Problem> codingProblem(HttpRequest request) {
        var values = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var codings = values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (codings.equals(CHUNKED)) {
            return Optional.empty();
        }
        if (!codings.getLast().equals(CHUNKED.getFirst()) || CHUNKED.containsAll(codings)) {
            return malformed("The Transfer-Encoding header does not end in chunked, or has it more than once.");
        }
        return Optional.of(Problem.of(
                ProblemType.NOT_IMPLEMENTED, "The transfer coding of the body is not implemented; only chunked is."));
    }

    private static Optional<Problem> malformed(String detail) {
        return Optional.of(Problem.of(ProblemType.MALFORMED_REQUEST, detail));
    }
}
