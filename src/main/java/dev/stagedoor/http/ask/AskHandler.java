package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Ask;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Stage;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.request.Caller;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.Preferences;
import dev.stagedoor.http.request.Traceparent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Sends asks to the stage and answers with their outcomes. It sets the deadline and the trace context, checks the
 * admission and records the meters.
 */
public final class AskHandler {

    private final Stage stage;
    private final AskAdmission admission;
    private final Callers callers;
    private final Duration defaultWait;
    private final Duration maxWait;

    /**
     * Creates the handler.
     *
     * @param defaultWait how long an ask waits for its reply when the request does not say
     * @param maxWait the longest wait that a request can ask for
     */
    public AskHandler(Stage stage, AskAdmission admission, Callers callers, Duration defaultWait, Duration maxWait) {
        this.stage = stage;
        this.admission = admission;
        this.callers = callers;
        this.defaultWait = defaultWait;
        this.maxWait = maxWait;
    }

    /** Asks the actor and answers with the outcome. */
    public Mono<ServerResponse> ask(ServerRequest request, HttpAsk httpAsk) {
        return identified(request, askOptions -> ask(httpAsk, askOptions));
    }

    /** Passes on the options that a request has, with its caller. The deadline counts from this call. */
    Mono<ServerResponse> identified(ServerRequest request, Function<AskOptions, Mono<ServerResponse>> then) {
        return callers.identify(request.exchange(), caller -> then.apply(askOptions(request, caller)));
    }

    /** Asks the actor and answers with the outcome. */
    Mono<ServerResponse> ask(HttpAsk httpAsk, AskOptions askOptions) {
        return answer(httpAsk, askOptions).map(ServerResponse.class::cast);
    }

    /** Asks the actor at once, and answers with the outcome. */
    public Mono<Answer> answer(HttpAsk httpAsk, AskOptions askOptions) {
        return admission.admit()
                ? outcome(httpAsk, askOptions, admission::leave)
                        .map(outcome -> askOptions.appliedTo(httpAsk.answer(outcome)))
                : Mono.just(notReady());
    }

    static Answer notReady() {
        return Problems.notReady().answer().with(HttpHeaders.CONNECTION, "close");
    }

    private AskOptions askOptions(ServerRequest request, Caller caller) {
        var headers = request.exchange().getRequest().getHeaders();
        return askOptions(
                headers.getOrEmpty("Prefer"),
                Traceparent.of(request.exchange()),
                caller,
                EventLoops.of(request.exchange().getRequest()));
    }

    /**
     * Reads the options of an ask. The deadline counts from this call.
     *
     * @param preferences the values of all {@code Prefer} headers
     * @param traceparent what the ask carries on; ignored unless it is well-formed
     * @param eventLoop runs what answers the request
     */
    public AskOptions askOptions(
            List<String> preferences, @Nullable String traceparent, Caller caller, Executor eventLoop) {
        var wait = Preferences.wait(preferences).map(this::capped);
        var name = caller.authenticated() == null ? null : caller.principal();
        var origin = new Origin(Traceparent.valid(traceparent), name, null);
        return new AskOptions(Deadline.in(wait.orElse(defaultWait)), wait, caller, origin, eventLoop);
    }

    /**
     * Sends the ask at once. Cancelling the returned mono cancels the ask.
     *
     * @param then runs when the ask has an outcome or is cancelled
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the port's futures do not fail
    Mono<Outcome> outcome(HttpAsk httpAsk, AskOptions askOptions, Runnable then) {
        var ask = new Ask(
                httpAsk.address(),
                httpAsk.request(),
                askOptions.deadline(),
                defaultWait,
                askOptions.caller().key(),
                askOptions.origin());
        long begun = System.nanoTime();
        var outcome = stage.ask(ask);
        return Mono.create(sink -> {
            sink.onCancel(() -> outcome.cancel(false));
            outcome.whenCompleteAsync(
                    (result, cancelled) -> {
                        try {
                            then.run();
                            if (httpAsk.meters() != null) {
                                httpAsk.meters().record(result, System.nanoTime() - begun);
                            }
                        } finally {
                            sink.success(result);
                        }
                    },
                    askOptions.eventLoop());
        });
    }

    private Duration capped(Duration wait) {
        return wait.compareTo(maxWait) > 0 ? maxWait : wait;
    }
}
