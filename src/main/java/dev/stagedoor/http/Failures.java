package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.util.InvalidMimeTypeException;
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
            return NotFound.path().answer().write(exchange);
        }
        if (failure instanceof InvalidMimeTypeException) {
            // Spring reads up to 50 types of what Accept lists, and where it meets more, so do those who tell of
            // failures.
            return Acceptance.refused(exchange.getRequest().getHeaders())
                    .answer()
                    .write(exchange);
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
        return Problem.failed(
                        ProblemType.SERVICE_FAILED,
                        "The service failed to answer; what became of the message is not known.",
                        Executed.UNKNOWN,
                        false)
                .answer();
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
