package dev.stagedoor.protocol.model;

import java.io.Serial;
import java.util.List;

/** Thrown at startup when message classes cannot be served over HTTP. The message names each class and its faults. */
public final class ProtocolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** Creates the exception with one fault. */
    public ProtocolException(String fault) {
        this(List.of(fault));
    }

    /** Creates the exception with a sentence for each fault; at least one. */
    public ProtocolException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Returns a sentence for each fault; at least one. */
    public List<String> faults() {
        return faults;
    }
}
