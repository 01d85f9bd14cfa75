package dev.stagedoor.system.wire;

import dev.stagedoor.ask.Origin;
import dev.stagedoor.ask.Request;
import dev.stagedoor.ask.Source;
import dev.stagedoor.system.envelope.Envelope;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Request to an actor as it travels between processes.
 *
 * @param kind its kind
 * @param type the name of the actor's type
 * @param source what the message is made of; empty unless the kind is {@link Kind#MESSAGE}
 * @param origin the HTTP request that it comes from
 */
public record WireRequest(Kind kind, String type, Source source, Origin origin) {

    private static final Source NOTHING = new Source("", new byte[0], Map.of());

    /** Kinds of requests. Their codes never change, as other versions know them by these. */
    public enum Kind {
        /** Asks the actor to handle a message. */
        MESSAGE(1),
        /** Asks that the actor run. */
        START(2),
        /** Asks the actor to stop. */
        STOP(3),
        /** Asks the actor to stop, and erases what it persisted. */
        ERASE(4);

        private static final Map<Byte, Kind> BY_CODE =
                Arrays.stream(values()).collect(Collectors.toMap(Kind::code, Function.identity()));

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** Returns the kind with the code; empty if only another version knows it. */
        public static Optional<Kind> of(byte code) {
            return Optional.ofNullable(BY_CODE.get(code));
        }

        public byte code() {
            return code;
        }
    }

    /** Returns the request in the envelope. */
    public static WireRequest of(Envelope envelope) {
        return switch (envelope.request()) {
            case Request.Question question -> of(Kind.MESSAGE, question.source(), envelope);
            case Request.Tell tell -> of(Kind.MESSAGE, tell.source(), envelope);
            case Request.Start() -> of(Kind.START, NOTHING, envelope);
            case Request.Erase() -> of(Kind.ERASE, NOTHING, envelope);
            case Request.Stop() -> of(Kind.STOP, NOTHING, envelope);
        };
    }

    private static WireRequest of(Kind kind, Source source, Envelope envelope) {
        return new WireRequest(kind, envelope.type(), source, envelope.origin());
    }
}
