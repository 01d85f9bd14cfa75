package dev.stagedoor.system.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stagedoor.ask.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Codec of outcomes, in CBOR. A reply must have been written before. Safe for use by any thread. */
public final class OutcomeCodec {

    static final ObjectMapper CBOR = CBORMapper.builder()
            .addModule(new SealedTypesModule())
            .addModule(new JavaTimeModule())
            .build();

    private OutcomeCodec() {}

    public static byte[] write(Outcome outcome) {
        try {
            return CBOR.writeValueAsBytes(WireOutcome.of(outcome));
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
            return CBOR.readValue(bytes, WireOutcome.class).toOutcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
