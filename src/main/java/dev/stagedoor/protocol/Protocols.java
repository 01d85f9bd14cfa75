package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The protocols of all types of actors that are served. */
public final class Protocols {

    private final Map<String, Protocol> byType = new LinkedHashMap<>();
    private final Map<String, Map<String, Operation>> operations = new HashMap<>();

    /**
     * Collects protocols.
     *
     * @throws ProtocolException if two are of the same type, or two messages chose the same method and URL
     */
    public Protocols(List<Protocol> protocols) {
        for (var protocol : protocols) {
            var other = byType.put(protocol.type(), protocol);
            operations.put(
                    protocol.type(),
                    protocol.operations().stream()
                            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity())));
            if (other != null) {
                throw new ProtocolException("two actor types have the name %s: one of %s, one of %s"
                        .formatted(
                                protocol.type(),
                                other.messageClass().getName(),
                                protocol.messageClass().getName()));
            }
        }
        requireDistinctExchanges();
    }

    private void requireDistinctExchanges() {
        var seen = new HashMap<Exchange, Operation>();
        var urls = new HashMap<String, String>();
        for (var protocol : byType.values()) {
            for (var operation : protocol.operations()) {
                operation.exchange().map(Exchange::unnamed).ifPresent(route -> {
                    var other = seen.put(route, operation);
                    if (other != null) {
                        throw new ProtocolException("two messages have the same method and URL, %s %s: %s and %s"
                                .formatted(
                                        route.method(),
                                        operation.exchange().orElseThrow().url(),
                                        other.message().getName(),
                                        operation.message().getName()));
                    }
                    var url = operation.exchange().orElseThrow().url();
                    var twin = urls.putIfAbsent(route.url(), url);
                    if (twin != null && !twin.equals(url)) {
                        throw new ProtocolException(
                                "two URLs differ in the names of their variables only: %s and %s, of %s"
                                        .formatted(
                                                twin, url, operation.message().getName()));
                    }
                });
            }
        }
    }

    /** All protocols, in the order of their beans. */
    public Collection<Protocol> all() {
        return byType.values();
    }

    /**
     * A message of a type of actors.
     *
     * @param message its name
     * @throws IllegalArgumentException if there is no such type, or it has no such message
     */
    public Operation operation(String type, String message) {
        var operation = operations.getOrDefault(type, Map.of()).get(message);
        if (operation == null) {
            throw new IllegalArgumentException("no such message: %s of %s".formatted(message, type));
        }
        return operation;
    }
}
