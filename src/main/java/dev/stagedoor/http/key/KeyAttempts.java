package dev.stagedoor.http.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.VerifiedCallers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds how many wrong keys an address may send, because to verify a key takes long on purpose. A key counts from
 * before it is verified until it turns out to be right, so that neither requests in parallel nor those whose callers
 * disconnect evade the bound. Keys that were verified lately pass.
 */
public final class KeyAttempts implements WebFilter {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;
    private static final String BASIC = "Basic ";
    private static final String ATTEMPTS = KeyAttempts.class.getName();

    private final int most;
    private final VerifiedCallers verified;
    private final Callers callers;
    private final Function<ServerWebExchange, Mono<Void>> refused;
    private final LoadingCache<String, Attempts> byAddress = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(PERIOD)
            .build(address -> new Attempts(new AtomicInteger(), System.nanoTime()));

    /**
     * Attempts of an address in a period.
     *
     * @param count how many keys were wrong, or are being verified
     * @param begun when the period began, in nanoseconds
     */
    private record Attempts(AtomicInteger count, long begun) {

        Duration left() {
            return PERIOD.minusNanos(System.nanoTime() - begun);
        }
    }

    /**
     * Creates the bound.
     *
     * @param most how many wrong keys an address may send in a minute
     * @param refused is told of requests that are refused
     */
    public KeyAttempts(
            int most, VerifiedCallers verified, Callers callers, Function<ServerWebExchange, Mono<Void>> refused) {
        this.most = most;
        this.verified = verified;
        this.callers = callers;
        this.refused = refused;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return chain.filter(exchange);
        }
        if (verified.caller(BASIC + authorization.substring(BASIC.length()).strip()) != null) {
            return chain.filter(exchange);
        }
        return callers.identify(
                exchange, caller -> attempt(Objects.requireNonNullElse(caller.nearestAddress(), ""), exchange, chain));
    }

    private Mono<Void> attempt(String address, ServerWebExchange exchange, WebFilterChain chain) {
        var attempts = byAddress.get(address);
        if (attempts.count().incrementAndGet() > most) {
            attempts.count().decrementAndGet();
            return refused.apply(exchange)
                    .then(tooMany(attempts.left()).answer().write(exchange));
        }
        exchange.getAttributes().put(ATTEMPTS, attempts);
        return chain.filter(exchange);
    }

    /** Returns a filter that no longer counts the key of a request that was authenticated, or had none. */
    public WebFilter authenticated() {
        return (exchange, chain) -> {
            if (exchange.getAttributes().remove(ATTEMPTS) instanceof Attempts attempts) {
                attempts.count().decrementAndGet();
            }
            return chain.filter(exchange);
        };
    }

    private static Problem tooMany(Duration left) {
        return Problem.of(
                        ProblemType.RATE_LIMIT_EXCEEDED,
                        "Too many wrong keys came from this address; the key of this request was not looked at.")
                .retryAfter(left);
    }
}
