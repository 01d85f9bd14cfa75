package dev.stagedoor.http.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerResponse;

/** How far the body of a request was read, and whether the request is answered already. */
public final class ReadProgress {

    private static final String READ = ReadProgress.class.getName() + ".read";
    /** What mostly arrives along with the headers, and so is never overtaken by an answer. */
    private static final int SMALL = 16 * 1024;

    private ReadProgress() {}

    /** Notes that the whole body was read. */
    public static void setRead(ServerWebExchange exchange) {
        exchange.getAttributes().put(READ, true);
    }

    /** Whether an answer sent now would overtake a body that is still on its way. */
    static boolean isUnread(ServerWebExchange exchange) {
        if (exchange.getAttributes().containsKey(READ)) {
            return false;
        }
        var headers = exchange.getRequest().getHeaders();
        return headers.getContentLength() > SMALL || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Whether Netty has answered by itself, as it does where a body breaks off; it passes on what came before as the whole. */
    public static boolean isAnswered(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse netty
                && netty.hasSentHeaders();
    }
}
