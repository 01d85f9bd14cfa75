package dev.stagedoor.http;

import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads the body of a request, up to a bound. */
final class RequestBody {

    private static final byte[] NONE = {};

    private final long most;

    RequestBody(long most) {
        this.most = most;
    }

    /** What is wrong with the body by what its headers say. */
    Optional<Problem> refusal(HttpHeaders headers) {
        if (headers.getContentLength() > most) {
            return Optional.of(tooLarge());
        }
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Problem.refused(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The body has the content encoding %s, which is not read.".formatted(encoding)));
        }
        return Optional.empty();
    }

    /** The whole body; empty if there is none. Fails with {@link DataBufferLimitException} if it is too large. */
    Mono<byte[]> read(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), Math.toIntExact(most))
                .map(RequestBody::bytes)
                .defaultIfEmpty(NONE);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    Problem tooLarge() {
        return Problem.refused(
                ProblemType.CONTENT_TOO_LARGE,
                "The body is larger than %d bytes, the most that is read.".formatted(most));
    }

    /** Whether the body is a form; empty if it is neither a form nor JSON. */
    static Optional<Boolean> isForm(HttpHeaders headers) {
        MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.empty();
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
            return Optional.of(true);
        }
        var json = type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        return json ? Optional.of(false) : Optional.empty();
    }
}
