package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.model.ProtocolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that keeps message classes from being served, found by checks that do not stop at the first fault. */
final class ProtocolFaults {

    private final Set<String> faults = new LinkedHashSet<>();

    void add(String fault) {
        faults.add(fault);
    }

    /** Runs a check, and keeps its faults if it throws a {@link ProtocolException}. Returns whether it passed. */
    boolean check(Runnable check) {
        return read(() -> {
                    check.run();
                    return true;
                })
                .isPresent();
    }

    /** Returns what a part of the protocol is read as; empty if it has a fault, which is kept. */
    <T> Optional<T> read(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ProtocolException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
    }

    /**
     * Ends the checks.
     *
     * @throws ProtocolException if a check found a fault
     */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new ProtocolException(List.copyOf(faults));
        }
    }
}
