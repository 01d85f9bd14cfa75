package dev.stagedoor.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one type of actor can be asked. */
public final class Protocol {

    private final String type;
    private final Class<?> messageClass;
    private final List<Operation> operations;
    private final Map<String, Map<String, Operation>> bySegment;

    Protocol(String type, Class<?> messageClass, List<Operation> operations) {
        this.type = type;
        this.messageClass = messageClass;
        this.operations = List.copyOf(operations);
        this.bySegment = operations.stream()
                .collect(Collectors.groupingBy(
                        Operation::segment, Collectors.toUnmodifiableMap(Operation::method, Function.identity())));
    }

    /** The name of the actor's type. */
    public String type() {
        return type;
    }

    /** The class of all its messages. */
    public Class<?> messageClass() {
        return messageClass;
    }

    /** Its operations, in the order their messages are declared. */
    public List<Operation> operations() {
        return operations;
    }

    /** The operations under the last segment of the default URL, by HTTP method; empty if there are none. */
    public Optional<Map<String, Operation>> operations(String segment) {
        return Optional.ofNullable(bySegment.get(segment));
    }
}
