package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Answers with a problem if no handler serves the path or the method, or if the service itself fails. It leaves the
 * failures of an application's own handlers to the application.
 */
final class Failures implements WebExceptionHandler, Ordered {

    /** Before Spring Boot's own handler, whose order is -1. */
    private static final int ORDER = -2;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var refusal = refusal(exchange, failure);
        if (refusal.isPresent()) {
            return refusal.get().answer().write(exchange);
        }
        return Resource.serves(exchange) && !exchange.getResponse().isCommitted() && !isDisconnect(failure)
                ? failed(exchange, failure).write(exchange)
                : Mono.error(failure);
    }

    /** Returns the problem with a request that no handler serves. */
    private static Optional<Problem> refusal(ServerWebExchange exchange, Throwable failure) {
        var headers = exchange.getRequest().getHeaders();
        return switch (failure) {
            case NoResourceFoundException nowhere -> Optional.of(NotFound.path());
            // Spring fails if Accept lists more than 50 types, and so do its own exception handlers.
            case InvalidMimeTypeException unreadable -> Optional.of(AcceptHeader.refused(headers));
            case MethodNotAllowedException other
            when isUnhandled(exchange) ->
                Optional.of(Problem.methodNotAllowed(
                        other.getHttpMethod(),
                        other.getSupportedMethods().stream()
                                .map(HttpMethod::name)
                                .sorted()
                                .toList()));
            case NotAcceptableStatusException other
            when isUnhandled(exchange) -> Optional.of(AcceptHeader.refused(headers, other.getSupportedMediaTypes()));
            case UnsupportedMediaTypeStatusException other
            when isUnhandled(exchange) -> Optional.of(RequestBody.unsupported(headers, other.getSupportedMediaTypes()));
            default -> Optional.empty();
        };
    }

    /** Returns whether Spring found no handler for the request, or only the one that serves files. */
    private static boolean isUnhandled(ServerWebExchange exchange) {
        var handler = exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return handler == null || handler instanceof ResourceWebHandler;
    }

    static boolean isDisconnect(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    private static Answer failed(ServerWebExchange exchange, Throwable failure) {
        return failed(Objects.toString(exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE)), failure);
    }

    /**
     * Returns the answer to a request on which the service failed, and logs the failure.
     *
     * @param path the path with its variables
     */
    static Answer failed(String path, Throwable failure) {
        LOG.error("event=service-failed path={}", path, failure);
        return Problem.failed(
                        ProblemType.SERVICE_FAILED,
                        "The service failed to answer; it is not known whether the actor handled the message.",
                        Executed.UNKNOWN,
                        false)
                .answer();
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
