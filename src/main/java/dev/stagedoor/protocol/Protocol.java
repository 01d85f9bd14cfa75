package dev.stagedoor.protocol;

import java.util.List;

/**
 * What one type of actor can be asked.
 *
 * @param type the name of the actor's type
 * @param messageClass the class of all its messages
 * @param operations its operations, in the order their messages are declared
 */
public record Protocol(String type, Class<?> messageClass, List<Operation> operations) {

    /** Copies the operations. */
    public Protocol {
        operations = List.copyOf(operations);
    }

    /** The URL of the type, below which its actors are. */
    public String url() {
        return "/actors/" + type;
    }
}
