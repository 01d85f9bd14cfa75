package dev.stagedoor.protocol.model;

import java.util.List;

/**
 * Operations of one actor type.
 *
 * @param type the name of the actor type
 * @param messageClass the class of the actor's messages
 * @param operations the operations, in the order in which their messages are declared; unmodifiable
 */
public record Protocol(String type, Class<?> messageClass, List<Operation> operations) {

    /** Copies the operations. */
    public Protocol {
        operations = List.copyOf(operations);
    }

    /** Returns the URL of the actor type. The URLs of its actors are below it. */
    public String url() {
        return "/actors/" + type;
    }
}
