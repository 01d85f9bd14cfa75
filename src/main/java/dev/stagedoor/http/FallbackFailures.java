package dev.stagedoor.http;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Answers with a problem if the other exception handlers failed themselves. */
final class FallbackFailures implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackFailures.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure);
        }
        LOG.error("event=service-failed path=unknown", failure);
        return Problem.of(ProblemType.SERVICE_FAILED, "The service failed before the request reached an actor.")
                .with(Executed.NO, false)
                .answer()
                .write(exchange);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
