package dev.stagedoor.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Everything that keeps message classes from being served, found by checks that do not stop at the first fault. */
public final class ProtocolFaults {

    private static final String ANY_TYPE = "actor";

    private final Set<String> faults = new LinkedHashSet<>();

    ProtocolFaults() {}

    /**
     * Reads a message class as the service does at its start, without starting anything.
     *
     * @param messageClass the class of an actor's messages, as its {@code EntityTypeKey} has it
     * @return a sentence for each fault; empty if the class can be served
     */
    public static List<String> of(Class<?> messageClass) {
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            new ProtocolReader(ProtocolJson.mapper(List.of()), StrictConstraints.in(validator))
                    .read(ANY_TYPE, messageClass);
            return List.of();
        } catch (ProtocolException e) {
            return e.faults();
        }
    }

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
