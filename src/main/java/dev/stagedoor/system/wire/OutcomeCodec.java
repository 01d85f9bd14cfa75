package dev.stagedoor.system.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.protocol.model.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Codec of outcomes, in CBOR. A reply must have been written before. Safe for use by any thread. */
public final class OutcomeCodec {

    static final ObjectMapper CBOR =
            CBORMapper.builder().addModule(new SealedTypesModule()).build();

    /** Outcome on the wire: the written reply if the actor replied, else the outcome. */
    private record WireOutcome(@Nullable Outcome outcome, Reply.@Nullable Written reply) {}

    private OutcomeCodec() {}

    public static byte[] write(Outcome outcome) {
        try {
            return CBOR.writeValueAsBytes(
                    outcome instanceof Outcome.Replied(Reply.Written reply)
                            ? new WireOutcome(null, reply)
                            : new WireOutcome(outcome, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads an outcome.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is empty
     */
    public static Outcome read(byte[] bytes) {
        try {
            var wireOutcome = CBOR.readValue(bytes, WireOutcome.class);
            if (wireOutcome.reply() != null) {
                return new Outcome.Replied(wireOutcome.reply());
            }
            if (wireOutcome.outcome() != null) {
                return wireOutcome.outcome();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("the outcome is empty");
    }
}
