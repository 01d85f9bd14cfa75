package dev.stagedoor.http;

import dev.stagedoor.http.ask.ServiceFailure;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.request.AcceptHeader;
import dev.stagedoor.http.request.RequestBody;
import dev.stagedoor.http.routing.NotFound;
import dev.stagedoor.http.routing.Resource;
import java.util.Objects;
import java.util.Optional;
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
import reactor.core.publisher.Mono;

/**
 * Answers with a problem if no handler serves the path or the method, or if the service itself fails. It leaves the
 * failures of an application's own handlers to the application.
 */
final class Failures implements WebExceptionHandler, Ordered {

    /** Before Spring Boot's own handler, whose order is -1. */
    private static final int ORDER = -2;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var refusal = refusal(exchange, failure);
        if (refusal.isPresent()) {
            return refusal.get().answer().write(exchange);
        }
        return Resource.serves(exchange)
                        && !exchange.getResponse().isCommitted()
                        && !ServiceFailure.isDisconnect(failure)
                ? ServiceFailure.answer(path(exchange), failure).write(exchange)
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

    private static String path(ServerWebExchange exchange) {
        return Objects.toString(exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE));
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
