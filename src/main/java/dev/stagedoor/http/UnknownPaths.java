package dev.stagedoor.http;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Tells whoever asks at a path where nobody serves anything, as every other caller, by a problem. */
final class UnknownPaths implements WebExceptionHandler, Ordered {

    /** Before Boot's own, which is -1. */
    private static final int ORDER = -2;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return failure instanceof NoResourceFoundException
                ? Answers.problem(NotFound.path()).write(exchange)
                : Mono.error(failure);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
