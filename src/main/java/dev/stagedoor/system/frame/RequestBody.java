package dev.stagedoor.system.frame;

import dev.stagedoor.ask.Cause;
import dev.stagedoor.ask.Deadline;
import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Source;
import dev.stagedoor.system.envelope.Envelope;
import dev.stagedoor.system.wire.WireRequest;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Body of a frame that carries a request: the nanoseconds left until the deadline, as clocks differ between processes;
 * the kind, the actor's id and type, named headers, of which a reader ignores those that it does not know, and the
 * source of the message.
 *
 * @param id the actor's id
 * @param request the request
 * @param deadline the deadline, on the clock of this process
 */
record RequestBody(String id, WireRequest request, Deadline deadline) {

    private static final String TRACEPARENT = "traceparent";
    private static final String CALLER = "caller";
    private static final String CALLER_NAME = "caller-name";
    private static final String SCOPE = "key-scope";
    private static final String KEY = "key";
    private static final String RUNNER = "runner";
    private static final String REPEATED = "repeated";

    /** Writes the request in the envelope to the actor with the id. */
    static void write(ByteBuf out, String id, Envelope envelope) {
        var request = WireRequest.of(envelope);
        out.writeLong(envelope.deadline().remaining().toNanos())
                .writeByte(request.kind().code());
        Texts.write(out, id);
        Texts.write(out, request.type());
        writeHeaders(out, headers(request));
        writeSource(out, request.source());
    }

    /**
     * Reads what {@link #write} has written; empty if only another version knows its kind.
     *
     * @throws RuntimeException of any kind if it cannot be read
     */
    static Optional<RequestBody> read(ByteBuf in) {
        var deadline = Deadline.in(Duration.ofNanos(in.readLong()));
        return WireRequest.Kind.of(in.readByte()).map(kind -> read(in, kind, deadline));
    }

    private static RequestBody read(ByteBuf in, WireRequest.Kind kind, Deadline deadline) {
        var id = Texts.read(in);
        var type = Texts.read(in);
        var headers = readHeaders(in);
        var source = readSource(in, headers.get(CALLER));
        return new RequestBody(id, new WireRequest(kind, type, source, origin(headers)), deadline);
    }

    private static Map<String, String> headers(WireRequest request) {
        var origin = request.origin();
        if (origin.equals(Origin.PLAIN) && request.source().caller() == null) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>();
        putIfKnown(headers, TRACEPARENT, origin.traceparent());
        putIfKnown(headers, CALLER_NAME, origin.caller());
        putIfKnown(headers, CALLER, request.source().caller());
        if (origin.cause() != null) {
            var cause = origin.cause();
            headers.put(SCOPE, cause.scope());
            headers.put(KEY, cause.key());
            headers.put(RUNNER, cause.runner());
            headers.put(REPEATED, Boolean.toString(cause.repeated()));
        }
        return headers;
    }

    private static void putIfKnown(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static Origin origin(Map<String, String> headers) {
        return headers.isEmpty()
                ? Origin.PLAIN
                : new Origin(headers.get(TRACEPARENT), headers.get(CALLER_NAME), cause(headers));
    }

    private static @Nullable Cause cause(Map<String, String> headers) {
        var scope = headers.get(SCOPE);
        var key = headers.get(KEY);
        var runner = headers.get(RUNNER);
        return scope == null || key == null || runner == null
                ? null
                : new Cause(scope, key, runner, Boolean.parseBoolean(headers.get(REPEATED)));
    }

    private static void writeHeaders(ByteBuf out, Map<String, String> headers) {
        Texts.writeSize(out, headers.size());
        headers.forEach((name, value) -> {
            Texts.write(out, name);
            Texts.write(out, value);
        });
    }

    private static Map<String, String> readHeaders(ByteBuf in) {
        int count = Texts.readSize(in);
        if (count == 0) {
            return Map.of();
        }
        var headers = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            headers.put(Texts.read(in), Texts.read(in));
        }
        return headers;
    }

    private static void writeSource(ByteBuf out, Source source) {
        Texts.write(out, source.message());
        Texts.writeSize(out, source.json().length);
        out.writeBytes(source.json());
        Texts.writeSize(out, source.texts().size());
        source.texts().forEach((name, values) -> {
            Texts.write(out, name);
            Texts.writeSize(out, values.size());
            values.forEach(value -> Texts.write(out, value));
        });
    }

    private static Source readSource(ByteBuf in, @Nullable String caller) {
        var message = Texts.read(in);
        var json = new byte[Texts.readSize(in)];
        in.readBytes(json);
        int count = Texts.readSize(in);
        var texts = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < count; i++) {
            texts.put(
                    Texts.read(in),
                    IntStream.range(0, Texts.readSize(in))
                            .mapToObj(each -> Texts.read(in))
                            .toList());
        }
        return new Source(message, json, texts, caller);
    }
}
