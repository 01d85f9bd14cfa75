package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes a request to the stage and its outcome back: deadline, trace, doors and meters. */
final class Asking {

    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Stage stage;
    private final Doors doors;
    private final Duration defaultWait;
    private final Duration maxWait;

    Asking(Stage stage, Doors doors, HttpProperties properties) {
        this.stage = stage;
        this.doors = doors;
        this.defaultWait = properties.defaultWait();
        this.maxWait = properties.maxWait();
    }

    /**
     * Asks, and answers with the outcome.
     *
     * @param safe whether the request only reads
     * @param meters where the ask is counted
     * @param success makes the answer of an outcome that is no problem
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the port's futures do not fail
    Mono<ServerResponse> ask(
            ServerRequest request,
            Address address,
            Request asked,
            boolean safe,
            @Nullable AskMeters meters,
            Function<Outcome, Answer> success) {
        if (!doors.enter()) {
            return Mono.just(Answers.problem(Problems.notReady()).with(HttpHeaders.CONNECTION, "close"));
        }
        var headers = request.exchange().getRequest().getHeaders();
        var wait = Preferences.wait(headers.getOrEmpty("Prefer")).map(this::capped);
        var ask = new Ask(address, asked, Deadline.in(wait.orElse(defaultWait)), traceparent(headers));
        long begun = System.nanoTime();
        var outcome = stage.ask(ask);
        return Mono.<Outcome>create(sink -> {
                    sink.onCancel(() -> outcome.cancel(false));
                    outcome.whenComplete((result, cancelled) -> {
                        try {
                            doors.leave();
                            if (meters != null) {
                                meters.record(result, System.nanoTime() - begun);
                            }
                        } finally {
                            sink.success(result);
                        }
                    });
                })
                .map(result -> preferring(answer(result, safe, success), wait));
    }

    private Duration capped(Duration wait) {
        return wait.compareTo(maxWait) > 0 ? maxWait : wait;
    }

    private static Answer answer(Outcome outcome, boolean safe, Function<Outcome, Answer> success) {
        return Problems.of(outcome, safe).map(Answers::problem).orElseGet(() -> success.apply(outcome));
    }

    private static Answer preferring(Answer answer, Optional<Duration> wait) {
        wait.ifPresent(applied -> answer.with("Preference-Applied", "wait=" + applied.toSeconds()));
        return answer;
    }

    private static @Nullable String traceparent(HttpHeaders headers) {
        var value = headers.getFirst("traceparent");
        return value != null && TRACEPARENT.matcher(value).matches() ? value : null;
    }
}
