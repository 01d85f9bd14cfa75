package dev.stagedoor.bench.vertx;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Vert.x: each counter is a consumer at an address of the event bus, on the event loop that served its first request.
 * Each request asks the counter over the event bus.
 */
public final class EventBusServer extends VerticleBase {

    private static final Map<String, MessageConsumer<Object>> COUNTERS = new ConcurrentHashMap<>();

    public static void main(String[] args) {
        var processors = Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(EventBusServer.class, new DeploymentOptions().setInstances(processors))
                .onFailure(failure -> System.exit(1));
    }

    /** All instances share one port. Vert.x chooses it for those with the same negative number. */
    @Override
    public Future<HttpServer> start() {
        return vertx.createHttpServer()
                .requestHandler(this::increment)
                .listen(-1, "127.0.0.1")
                .onSuccess(server -> System.out.println("started on port " + server.actualPort()));
    }

    private void increment(HttpServerRequest request) {
        var segments = request.path().split("/");
        if (segments.length != 4 || !segments[1].equals("counters") || !segments[3].equals("increment")) {
            request.response().setStatusCode(404).end();
            return;
        }
        var address = COUNTERS.computeIfAbsent(segments[2], this::counter).address();
        vertx.eventBus().<JsonObject>request(address, null).onComplete(reply -> {
            if (reply.succeeded()) {
                request.response()
                        .putHeader("content-type", "application/json")
                        .end(reply.result().body().toBuffer());
            } else {
                request.response().setStatusCode(503).end();
            }
        });
    }

    private MessageConsumer<Object> counter(String id) {
        var count = new long[1];
        return vertx.eventBus().localConsumer(id, message -> message.reply(new JsonObject().put("count", ++count[0])));
    }
}
