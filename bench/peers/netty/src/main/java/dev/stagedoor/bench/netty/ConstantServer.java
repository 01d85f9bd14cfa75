package dev.stagedoor.bench.netty;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Reactor Netty alone: answers each request with the same JSON, and counts nothing. This is the limit. */
public final class ConstantServer {

    private static final byte[] BODY = "{\"count\":1}".getBytes(UTF_8);

    private ConstantServer() {}

    public static void main(String[] args) {
        var server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/counters/{id}/increment", ConstantServer::answer))
                .bindNow();
        System.out.println("started on port " + server.port());
        server.onDispose().block();
    }

    private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return response.header(CONTENT_TYPE, "application/json")
                .header(CONTENT_LENGTH, String.valueOf(BODY.length))
                .sendByteArray(Mono.just(BODY));
    }
}
