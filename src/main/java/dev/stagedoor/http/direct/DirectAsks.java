package dev.stagedoor.http.direct;

import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.ask.AskHandler;
import dev.stagedoor.http.ask.EventLoops;
import dev.stagedoor.http.ask.MessageReader;
import dev.stagedoor.http.ask.ServiceFailure;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.limit.CallerLimit;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.request.Caller;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.request.Traceparent;
import dev.stagedoor.tracing.TracedRequest;
import dev.stagedoor.tracing.Tracing;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AttributeKey;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers plain asks below Spring, whose layers would take most of the time of a quick ask. A request is plain if it
 * goes to a URL of a message without variables besides the id, and its headers ask for nothing but JSON. All other
 * requests go on to Spring. Both ways share the reading of messages, the guards, the answers and the problems.
 */
public final class DirectAsks {

    private static final byte[] NO_BODY = {};
    private static final AttributeKey<PlainAsk> PLAIN_ASK = AttributeKey.valueOf("stagedoor.plain-ask");

    private final DirectUrls urls;
    private final AskHandler askHandler;
    private final Callers callers;
    private final DirectCallers directCallers;
    private final Audit audit;
    private final Tracing tracing;
    private final long largestBody;

    /**
     * What a plain ask says besides its body.
     *
     * @param bodyLength the length of the body in bytes
     * @param caller the authenticated caller; null if callers are not authenticated
     * @param span the span of the request
     */
    private record PlainAsk(
            DirectUrls.Found found,
            int bodyLength,
            @Nullable Principal caller,
            TracedRequest span) {

        DirectUrls.Target target() {
            return found.target();
        }

        Access access() {
            return target().reader().access(found.id());
        }
    }

    /**
     * Creates the routes.
     *
     * @param tracing makes the spans of the requests
     * @param largestBody how many bytes a body may have
     */
    public DirectAsks(
            DirectUrls urls,
            AskHandler askHandler,
            Callers callers,
            DirectCallers directCallers,
            Audit audit,
            Tracing tracing,
            long largestBody) {
        this.urls = urls;
        this.askHandler = askHandler;
        this.callers = callers;
        this.directCallers = directCallers;
        this.audit = audit;
        this.tracing = tracing;
        this.largestBody = largestBody;
    }

    /** Returns whether the request is a plain ask, and then keeps what it says for {@link #handle}. */
    boolean serves(HttpServerRequest request) {
        var plain = read(request);
        if (plain == null) {
            return false;
        }
        request.withConnection(
                connection -> connection.channel().attr(PLAIN_ASK).set(plain));
        return true;
    }

    private static PlainAsk kept(HttpServerRequest request) {
        var kept = new PlainAsk[1];
        request.withConnection(
                connection -> kept[0] = connection.channel().attr(PLAIN_ASK).getAndSet(null));
        return kept[0];
    }

    /** Returns what a plain ask says besides its body; null if the request is another. */
    private @Nullable PlainAsk read(HttpServerRequest request) {
        var method = request.method().name();
        var found = urls.find(method, request.uri());
        if (found == null) {
            return null;
        }
        int length = DirectHeaders.bodyLength(request.requestHeaders());
        boolean plain = length == 0 || (length > 0 && length <= largestBody && !method.equals("GET"));
        if (!plain) {
            return null;
        }
        return switch (directCallers.of(request.requestHeaders(), found)) {
            case DirectCallers.Found.Nobody() -> new PlainAsk(found, length, null, span(request, found));
            case DirectCallers.Found.Permitted(var caller) -> new PlainAsk(found, length, caller, span(request, found));
            case DirectCallers.Found.Unclear() -> null;
        };
    }

    private TracedRequest span(HttpServerRequest request, DirectUrls.Found found) {
        var target = found.target();
        return tracing.request(target.method(), target.route(), request.requestHeaders(), HttpHeaders::get);
    }

    /** Asks the actor, and answers with the outcome. To be called after {@link #serves}. */
    Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        long begun = System.nanoTime();
        var plain = kept(request);
        var timers = plain.target().timers();
        return Mono.defer(() -> answer(request, response, plain))
                .onErrorResume(failure -> failed(plain, response, failure))
                .flatMap(answer -> {
                    audit(request, plain, answer);
                    timers.record(answer.statusCode().value(), System.nanoTime() - begun);
                    plain.span().answered(answer.statusCode().value());
                    return write(answer, plain.span().traceparent(), response);
                })
                .doOnCancel(() -> {
                    auditDisconnect(request, plain);
                    timers.recordAborted(System.nanoTime() - begun);
                    plain.span().disconnected();
                });
    }

    private void audit(HttpServerRequest request, PlainAsk plain, Answer answer) {
        var access = plain.access();
        if (audit.concerns(access.kind(), answer)) {
            audit.answered(access, caller(request, plain), trace(request, plain), answer);
        }
    }

    private void auditDisconnect(HttpServerRequest request, PlainAsk plain) {
        var access = plain.access();
        if (audit.watches(access.kind())) {
            audit.disconnected(access, caller(request, plain), trace(request, plain));
        }
    }

    private Caller caller(HttpServerRequest request, PlainAsk plain) {
        return callers.identify(plain.caller(), request.remoteAddress());
    }

    private static @Nullable String trace(HttpServerRequest request, PlainAsk plain) {
        var own = plain.span().traceparent();
        return own == null ? Traceparent.valid(request.requestHeaders().get(Traceparent.NAME)) : own;
    }

    /** If a body breaks off, Netty answers by itself, and nobody waits for the ask. */
    private Mono<Answer> answer(HttpServerRequest request, HttpServerResponse response, PlainAsk plain) {
        if (plain.bodyLength() == 0) {
            return answer(request, plain, NO_BODY);
        }
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(NO_BODY)
                .filter(body -> !response.hasSentHeaders())
                .onErrorComplete(AbortedException.class)
                .flatMap(body -> answer(request, plain, body));
    }

    private Mono<Answer> answer(HttpServerRequest request, PlainAsk plain, byte[] body) {
        var caller = caller(request, plain);
        var limit = plain.target().limit();
        if (limit == null) {
            return ask(request, plain, caller, body);
        }
        return switch (limit.count(caller)) {
            case CallerLimit.Decision.Allowed(var fields) ->
                ask(request, plain, caller, body).map(answer -> answer.with(fields));
            case CallerLimit.Decision.Refused(var problem, var fields) ->
                Mono.just(problem.answer().with(fields));
        };
    }

    private Mono<Answer> ask(HttpServerRequest request, PlainAsk plain, Caller caller, byte[] body) {
        var headers = request.requestHeaders();
        var found = plain.found();
        boolean form = body.length > 0 && DirectHeaders.isForm(headers);
        var input = new MessageReader.Input(found.id(), Map.of(), found.query(), form, body);
        return switch (found.target().reader().read(input, plain.caller())) {
            case MessageReader.Read.Refused(var problem) -> Mono.just(problem.answer());
            case MessageReader.Read.Message(var httpAsk) ->
                askHandler.answer(
                        httpAsk,
                        askHandler.askOptions(
                                headers.getAll("Prefer"), trace(request, plain), caller, EventLoops.of(request)));
        };
    }

    private static Mono<Answer> failed(PlainAsk plain, HttpServerResponse response, Throwable failure) {
        if (response.hasSentHeaders() || ServiceFailure.isDisconnect(failure)) {
            plain.span().disconnected();
            return Mono.error(failure);
        }
        return Mono.just(ServiceFailure.answer(plain.target().path(), failure));
    }

    private static Mono<Void> write(Answer answer, @Nullable String traceresponse, HttpServerResponse response) {
        var headers = response.status(answer.statusCode().value()).responseHeaders();
        headers.set("X-Content-Type-Options", "nosniff").set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        answer.fields().forEach(headers::set);
        if (traceresponse != null) {
            headers.set(Traceparent.RESPONSE, traceresponse);
        }
        if (answer.body().length == 0) {
            return response.send();
        }
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        return response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
    }
}
