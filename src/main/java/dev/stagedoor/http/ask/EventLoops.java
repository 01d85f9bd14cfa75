package dev.stagedoor.http.ask;

import java.util.concurrent.Executor;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Event loops of requests. The thread of an actor, or of a timer, does not write answers: it passes them to the event
 * loop of the request, which would do most of that anyway.
 */
public final class EventLoops {

    private EventLoops() {}

    /** Returns an executor that runs tasks on the request's event loop; at once if the caller runs there. */
    public static Executor of(ServerHttpRequest request) {
        return of(ServerHttpRequestDecorator.<Object>getNativeRequest(request));
    }

    /**
     * Returns an executor that runs tasks on the request's event loop; at once if the caller runs there.
     *
     * @param request the request, as the server has it
     */
    public static Executor of(Object request) {
        if (!(request instanceof Connection connection)) {
            return Schedulers.parallel()::schedule;
        }
        var eventLoop = connection.channel().eventLoop();
        return task -> {
            if (eventLoop.inEventLoop()) {
                task.run();
            } else {
                eventLoop.execute(task);
            }
        };
    }
}
