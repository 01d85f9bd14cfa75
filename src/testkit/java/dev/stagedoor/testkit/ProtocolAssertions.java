package dev.stagedoor.testkit;

import dev.stagedoor.protocol.reading.ProtocolReader;
import java.util.List;

/** Reads message classes as the service does at its start, without starting anything. */
public final class ProtocolAssertions {

    private ProtocolAssertions() {}

    /**
     * Asserts that the messages of a class can be served over HTTP.
     *
     * @param messageClass the class of an actor's messages, as its {@code EntityTypeKey} has it
     * @throws AssertionError if they cannot; its message names every fault
     */
    public static void assertCanBeServed(Class<?> messageClass) {
        var faults = faults(messageClass);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s cannot be served over HTTP:%n- %s"
                    .formatted(messageClass.getName(), String.join(System.lineSeparator() + "- ", faults)));
        }
    }

    /** Returns a sentence for everything that keeps a class from being served; empty if nothing does. */
    public static List<String> faults(Class<?> messageClass) {
        return ProtocolReader.faults(messageClass);
    }
}
