package dev.stagedoor.http.request;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.problem.ReadProgress;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Reads the body of a request, up to a limit in bytes. */
public final class RequestBody {

    private static final byte[] NONE = {};

    private static final List<MediaType> TYPES =
            List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED);

    private final long most;

    /**
     * Creates the reader.
     *
     * @param most how many bytes a body may have
     */
    public RequestBody(long most) {
        this.most = most;
    }

    /** Returns the problem with the body that the headers alone reveal. */
    public Optional<Problem> refusal(HttpHeaders headers) {
        if (headers.getContentLength() > most) {
            return Optional.of(tooLarge());
        }
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "The body has the content encoding %s, which is not supported.".formatted(encoding))
                    .withHeader(HttpHeaders.ACCEPT_ENCODING, "identity"));
        }
        return Optional.empty();
    }

    /**
     * Reads the whole body: an empty array if there is none; no value if the caller disconnects or breaks off before
     * its end. Fails with {@link DataBufferLimitException} if the body is too large.
     */
    public Mono<byte[]> read(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), Math.toIntExact(most))
                .map(RequestBody::bytes)
                .defaultIfEmpty(NONE)
                .doOnNext(bytes -> ReadProgress.setRead(exchange))
                .filter(bytes -> !ReadProgress.isAnswered(exchange.getResponse()))
                .onErrorComplete(AbortedException.class);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** Returns the problem with a body that is larger than the limit. */
    public Problem tooLarge() {
        return Problem.of(
                ProblemType.CONTENT_TOO_LARGE,
                "The body is larger than %s bytes, the most that is read.".formatted(most));
    }

    /** Returns the problem with a body that is neither JSON nor a form. */
    public static Problem unsupported(HttpHeaders headers) {
        return unsupported(headers, TYPES);
    }

    /** Returns the problem with a body of any other type; its answer lists the types (RFC 9110, section 15.5.16). */
    public static Problem unsupported(HttpHeaders headers, List<MediaType> types) {
        var names = types.stream().map(MediaType::toString).toList();
        return Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The body must be %s, but is %s"
                                .formatted(
                                        String.join(" or ", names),
                                        headers.getOrDefault(HttpHeaders.CONTENT_TYPE, List.of("of no stated type"))
                                                .getFirst()))
                .withHeader("Accept-Post", String.join(", ", names))
                .withHeader(HttpHeaders.ACCEPT, String.join(", ", names));
    }

    /** Returns whether the body is a form; empty if it is neither a form nor JSON. */
    public static Optional<Boolean> isForm(HttpHeaders headers) {
        MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.empty();
        }
        if (type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)) {
            return Optional.of(true);
        }
        var json = type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        return json ? Optional.of(false) : Optional.empty();
    }
}
