package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.idempotency.Claim;
import dev.stagedoor.idempotency.Claimant;
import dev.stagedoor.idempotency.FirstAnswers;
import dev.stagedoor.idempotency.FirstRun;
import dev.stagedoor.idempotency.KeptAnswer;
import dev.stagedoor.idempotency.KeyHeader;
import dev.stagedoor.idempotency.KeyedRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Sends asks to the stage; of requests with the same {@code Idempotency-Key}, only the first. */
public final class KeyedAskHandler {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** The kind of body of a request that has none. */
    static final String NO_BODY_KIND = "none";

    private static final byte[] NO_BODY = {};

    /** Interval at which to look for the answer to a request that runs in another process. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final AskHandler askHandler;
    private final AskAdmission admission;
    private final @Nullable FirstAnswers answers;
    private final ClaimMeters meters;

    /**
     * Creates the handler.
     *
     * @param answers the first answers by key; null if there is no database to store them
     */
    public KeyedAskHandler(
            AskHandler askHandler, AskAdmission admission, @Nullable FirstAnswers answers, ClaimMeters meters) {
        this.askHandler = askHandler;
        this.admission = admission;
        this.answers = answers;
        this.meters = meters;
    }

    /** Returns whether a request has a key, valid or not. */
    static boolean isKeyed(HttpHeaders headers) {
        return headers.containsHeader(KEY);
    }

    /** Passes on the options that a request has, with its caller. The deadline counts from this call. */
    Mono<ServerResponse> identified(ServerRequest request, Function<AskOptions, Mono<ServerResponse>> then) {
        return askHandler.identified(request, then);
    }

    /** Sends an ask whose request has no key, or ignores it because it changes nothing. */
    Mono<ServerResponse> askUnkeyed(HttpAsk httpAsk, AskOptions askOptions) {
        return askHandler.ask(httpAsk, askOptions);
    }

    /** Does the same as {@link #ask(ServerRequest, HttpAsk, AskOptions, String, byte[])} for a request without a body. */
    public Mono<ServerResponse> ask(ServerRequest request, HttpAsk httpAsk) {
        return identified(request, askOptions -> ask(request, httpAsk, askOptions, NO_BODY_KIND, NO_BODY));
    }

    /**
     * Asks the actor and answers with the outcome; or, if a request with the same key came before, with its answer.
     *
     * @param kind the kind of the body: none, form or json
     */
    Mono<ServerResponse> ask(ServerRequest request, HttpAsk httpAsk, AskOptions askOptions, String kind, byte[] body) {
        var values = request.exchange().getRequest().getHeaders().get(KEY);
        if (values == null) {
            return askHandler.ask(httpAsk, askOptions);
        }
        return switch (KeyHeader.of(values)) {
            case KeyHeader.Invalid(var detail) ->
                Mono.just(Problems.invalidKey(detail).answer());
            case KeyHeader.Key(var key) ->
                answers == null
                        ? Mono.just(Problems.noJournal().answer())
                        : once(
                                answers,
                                keyed(request, askOptions.caller().principal(), key, kind, body),
                                httpAsk,
                                askOptions);
        };
    }

    private static KeyedRequest keyed(ServerRequest request, String scope, String key, String kind, byte[] body) {
        var uri = request.exchange().getRequest().getURI();
        var query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        return KeyedRequest.of(scope, key, request.method().name(), uri.getRawPath(), query, kind, body);
    }

    /**
     * If the client disconnects, an ask that has begun continues to its end, because a retry may come for its answer. A
     * claim that has not been made by then is not made.
     */
    private Mono<ServerResponse> once(FirstAnswers first, KeyedRequest keyed, HttpAsk httpAsk, AskOptions askOptions) {
        if (!admission.admit()) {
            return Mono.just(AskHandler.notReady());
        }
        var disconnected = new AtomicBoolean();
        var claimant = new Claimant(
                Objects.requireNonNullElse(askOptions.caller().key(), ""),
                () -> !disconnected.get() && !askOptions.deadline().passed());
        var answer = claimed(first, keyed, claimant, httpAsk, askOptions)
                .doOnTerminate(admission::leave)
                .toFuture();
        return Mono.fromFuture(answer, true)
                .doOnCancel(() -> disconnected.set(true))
                .map(ServerResponse.class::cast);
    }

    private Mono<Answer> claimed(
            FirstAnswers first, KeyedRequest keyed, Claimant claimant, HttpAsk httpAsk, AskOptions askOptions) {
        var claiming = first.claim(keyed, claimant);
        return Mono.fromFuture(claiming, true)
                .timeout(askOptions.deadline().remaining(), Mono.fromSupplier(() -> tooLate(claiming)))
                .flatMap(claim ->
                        answer(claim, httpAsk, askOptions, () -> claimed(first, keyed, claimant, httpAsk, askOptions)));
    }

    private static Mono<Answer> stillRunning() {
        return Mono.fromSupplier(() -> Problems.stillRunning().answer());
    }

    /** Gives the claim back if it is still made after the deadline, because nobody waits for it any longer. */
    @SuppressWarnings("FutureReturnValueIgnored") // it cannot fail
    private static Claim tooLate(CompletableFuture<Claim> claiming) {
        claiming.thenAccept(claim -> {
            if (claim instanceof Claim.Granted granted) {
                release(granted.run());
            }
        });
        return new Claim.Unavailable();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // if the release fails, the next request with the key releases it
    private static void release(FirstRun run) {
        run.release(kept(Problems.journalUnavailable().answer()));
    }

    private static KeptAnswer kept(Answer answer) {
        return new KeptAnswer(answer.statusCode().value(), answer.fields(), answer.body());
    }

    private Mono<Answer> answer(Claim claim, HttpAsk httpAsk, AskOptions askOptions, Supplier<Mono<Answer>> again) {
        meters.count(claim);
        return switch (claim) {
            case Claim.First(var run) -> run(run, httpAsk, askOptions);
            case Claim.Again(var run, var told) -> runAgain(run, told, httpAsk, askOptions);
            case Claim.Running(var answer) ->
                Mono.fromFuture(answer)
                        .map(KeyedAskHandler::repeated)
                        .timeout(askOptions.deadline().remaining(), stillRunning())
                        .map(askOptions::appliedTo);
            case Claim.Elsewhere() ->
                askOptions.deadline().remaining().compareTo(POLL_INTERVAL) < 0
                        ? stillRunning()
                        : Mono.delay(POLL_INTERVAL).flatMap(passed -> again.get());
            case Claim.Answered(var answer) -> Mono.just(askOptions.appliedTo(repeated(Optional.of(answer))));
            case Claim.Reused() -> Mono.just(Problems.keyReused().answer());
            case Claim.Lost(var executed) ->
                Mono.just(Problems.answerLost(executed).answer());
            case Claim.Unavailable() -> Mono.just(Problems.journalUnavailable().answer());
        };
    }

    private Mono<Answer> run(FirstRun run, HttpAsk httpAsk, AskOptions askOptions) {
        return outcome(run, httpAsk, askOptions.causedBy(run.cause(false)))
                .flatMap(outcome -> ended(run, httpAsk, outcome, httpAsk.answer(outcome)))
                .map(askOptions::appliedTo);
    }

    private Mono<Outcome> outcome(FirstRun run, HttpAsk httpAsk, AskOptions askOptions) {
        return Mono.defer(() -> askHandler.outcome(httpAsk, askOptions, () -> {}))
                .doOnError(failure -> run.abandon());
    }

    private static Mono<Answer> ended(FirstRun run, HttpAsk httpAsk, Outcome outcome, Answer answer) {
        var kept = kept(answer);
        if (httpAsk.isWithoutEffect(outcome)) {
            return Mono.fromFuture(run.release(kept)).thenReturn(answer);
        }
        return Mono.fromFuture(outcome.leavesEffectOpen() ? run.keepOpen(kept) : run.keep(kept))
                .thenReturn(answer);
    }

    /** Runs a request whose earlier run may have taken effect, if it goes to an actor whose journal would know. */
    private Mono<Answer> runAgain(FirstRun run, Optional<KeptAnswer> told, HttpAsk httpAsk, AskOptions askOptions) {
        return httpAsk.request() instanceof Request.Question
                ? outcome(run, httpAsk, askOptions.causedBy(run.cause(true)))
                        .flatMap(outcome -> endedAgain(run, told, httpAsk, outcome))
                        .map(askOptions::appliedTo)
                : unrepeatable(run, told).map(askOptions::appliedTo);
    }

    private static Mono<Answer> endedAgain(FirstRun run, Optional<KeptAnswer> told, HttpAsk httpAsk, Outcome outcome) {
        return outcome instanceof Outcome.Unrepeatable
                ? unrepeatable(run, told)
                : ended(run, httpAsk, outcome, httpAsk.answerToRepeat(outcome));
    }

    /** Keeps the answer to the earlier run for all repeats, because nobody will know more. */
    private static Mono<Answer> unrepeatable(FirstRun run, Optional<KeptAnswer> told) {
        var last =
                told.orElseGet(() -> kept(Problems.answerLost(Executed.UNKNOWN).answer()));
        return Mono.fromFuture(run.keep(last)).thenReturn(repeated(told));
    }

    private static Answer repeated(Optional<KeptAnswer> kept) {
        return kept.map(answer -> new Answer(HttpStatusCode.valueOf(answer.status()), answer.headers(), answer.body())
                        .with(REPLAYED, "true"))
                .orElseGet(() -> Problems.answerLost(Executed.UNKNOWN).answer());
    }
}
