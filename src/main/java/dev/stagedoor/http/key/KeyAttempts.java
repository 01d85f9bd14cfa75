package dev.stagedoor.http.key;

import dev.stagedoor.guard.rate.RateLimit;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.VerifiedCallers;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds how many wrong keys an address may send, because to verify a key takes long on purpose. Keys that were verified
 * lately pass.
 */
public final class KeyAttempts implements WebFilter {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final String BASIC = "Basic ";

    private final RateLimit wrong;
    private final VerifiedCallers verified;
    private final Callers callers;
    private final Function<ServerWebExchange, Mono<Void>> refused;

    /**
     * Creates the bound.
     *
     * @param most how many wrong keys an address may send in a minute
     * @param refused is told of requests that are refused
     */
    public KeyAttempts(
            int most, VerifiedCallers verified, Callers callers, Function<ServerWebExchange, Mono<Void>> refused) {
        this.wrong = RateLimit.of("wrong-keys", most, PERIOD);
        this.verified = verified;
        this.callers = callers;
        this.refused = refused;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null
                || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                || verified.caller(authorization) != null) {
            return chain.filter(exchange);
        }
        return callers.identify(exchange, caller -> {
            var address = caller.address();
            // Callers behind a proxy that is not trusted would shut one another out.
            return address == null ? chain.filter(exchange) : attempt(address, exchange, chain);
        });
    }

    private Mono<Void> attempt(String address, ServerWebExchange exchange, WebFilterChain chain) {
        if (wrong.isUsedUp(address)) {
            return refused.apply(exchange).then(tooMany().answer().write(exchange));
        }
        return chain.filter(exchange).doOnSuccess(done -> {
            if (exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED) {
                wrong.count(address);
            }
        });
    }

    private static Problem tooMany() {
        return Problem.of(
                        ProblemType.RATE_LIMIT_EXCEEDED,
                        "Too many wrong keys came from this address; the key of this request was not looked at.")
                .retryAfter(PERIOD);
    }
}
