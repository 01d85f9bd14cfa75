package dev.stagedoor.http.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerResponse;

/** Tracks whether the body of a request was read, and whether Netty has answered the request already. */
public final class ReadProgress {

    private static final String READ = ReadProgress.class.getName() + ".read";
    /** A body up to this size mostly arrives together with the headers, so an answer does not overtake it. */
    private static final int SMALL = 16 * 1024;

    private ReadProgress() {}

    /** Records that the whole body was read. */
    public static void setRead(ServerWebExchange exchange) {
        exchange.getAttributes().put(READ, true);
    }

    /** Returns whether an answer sent now would overtake a body that is still arriving. */
    static boolean isUnread(ServerWebExchange exchange) {
        if (exchange.getAttributes().containsKey(READ)) {
            return false;
        }
        var headers = exchange.getRequest().getHeaders();
        return headers.getContentLength() > SMALL || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Returns whether Netty has answered by itself. It does so if a body breaks off, and passes on the part before the
     * break as if it were the whole body.
     */
    public static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse netty
                && netty.hasSentHeaders();
    }
}
