package dev.stagedoor.http.console;

import dev.stagedoor.http.connection.Draining;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Overviews in JSON, one each second while somebody watches. All who watch share them, so that many cost as much as one.
 * The streams end when the service has drained, because they would delay its end.
 */
final class LiveOverviews implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveOverviews.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** A page that is reloaded finds the rates of the last second. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Whoever may not watch any more is refused when the page opens the next stream. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Flux<String> shared;
    private volatile Sinks.Empty<Void> end = Sinks.empty();
    private volatile boolean running;

    LiveOverviews(OverviewSource source) {
        this.shared = Flux.interval(Duration.ZERO, INTERVAL)
                .onBackpressureDrop()
                .concatMap(tick -> next(source), 1)
                .doOnSubscribe(subscription -> source.watch())
                .doFinally(signal -> source.unwatch())
                .replay(1)
                .refCount(1, GRACE);
    }

    private static Mono<String> next(OverviewSource source) {
        return Mono.fromFuture(source::take).map(JSON::writeValueAsString).onErrorResume(failure -> {
            LOG.warn("event=overview-failed reason=\"{}\"", failure.toString());
            return Mono.empty();
        });
    }

    /** Returns the overviews of the next 15 seconds, beginning with the last if somebody watches already. */
    Flux<String> stream() {
        return shared.take(LONGEST).takeUntilOther(end.asMono());
    }

    @Override
    public void start() {
        end = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Draining.PHASE - 1;
    }
}
