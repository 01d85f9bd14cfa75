package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Tells callers by a problem, as everything else, that nobody serves a path, or that the service itself failed to. What
 * happens at paths that an application serves beside actors is its own.
 */
final class Failures implements WebExceptionHandler, Ordered {

    /** Before Boot's own, which is -1. */
    private static final int ORDER = -2;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof NoResourceFoundException) {
            return Answers.problem(NotFound.path()).write(exchange);
        }
        return Resource.serves(exchange) && !exchange.getResponse().isCommitted() && !isDisconnect(failure)
                ? failed(exchange, failure).write(exchange)
                : Mono.error(failure);
    }

    private static boolean isDisconnect(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    private static Answer failed(ServerWebExchange exchange, Throwable failure) {
        var path = exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        LOG.error("event=service-failed path={}", Objects.toString(path), failure);
        return Answers.problem(Problem.failed(
                ProblemType.SERVICE_FAILED,
                "The service failed to answer; what became of the message is not known.",
                Executed.UNKNOWN,
                false));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
