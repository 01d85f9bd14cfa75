package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Protocols of all actor types that are served. */
public final class Protocols {

    private final Map<String, Protocol> byType = new LinkedHashMap<>();
    private final Map<String, Map<String, Operation>> operations = new HashMap<>();

    /**
     * Collects protocols.
     *
     * @throws ProtocolException if two protocols have the same type, two messages have the same method and URL, two
     *     URLs differ only in the names of their variables, or requests match two URLs of which none is more exact
     */
    public Protocols(List<Protocol> protocols) {
        for (var protocol : protocols) {
            var other = byType.put(protocol.type(), protocol);
            operations.put(
                    protocol.type(),
                    protocol.operations().stream()
                            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity())));
            if (other != null) {
                throw new ProtocolException(
                        "two actor types have the name %s: one has the message class %s, the other %s"
                                .formatted(
                                        protocol.type(),
                                        other.messageClass().getName(),
                                        protocol.messageClass().getName()));
            }
        }
        requireDistinctExchanges();
        requireUnambiguousExchanges();
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
                                "two URLs differ only in the names of their variables: %s, and %s of %s"
                                        .formatted(
                                                twin, url, operation.message().getName()));
                    }
                });
            }
        }
    }

    private void requireUnambiguousExchanges() {
        var operations = byType.values().stream()
                .flatMap(protocol -> protocol.operations().stream())
                .filter(operation -> operation.exchange().isPresent())
                .toList();
        for (var operation : operations) {
            for (var other : operations.subList(operations.indexOf(operation) + 1, operations.size())) {
                requireUnambiguous(operation, other);
            }
        }
    }

    private static void requireUnambiguous(Operation one, Operation other) {
        var exchange = one.exchange().orElseThrow();
        var otherExchange = other.exchange().orElseThrow();
        var shape = new PathShape(exchange.url());
        var otherShape = new PathShape(otherExchange.url());
        if (exchange.method().equals(otherExchange.method()) && shape.hides(otherShape) && otherShape.hides(shape)) {
            throw new ProtocolException(
                    "some requests match the URLs of two messages, %s %s of %s and %s of %s: change the plain text of one"
                            .formatted(
                                    exchange.method(),
                                    exchange.url(),
                                    one.message().getName(),
                                    otherExchange.url(),
                                    other.message().getName()));
        }
    }

    /**
     * Requires that the URLs of messages leave other paths of the application alone.
     *
     * @param served patterns of the paths that the application serves besides its actors, in Spring's syntax
     * @throws ProtocolException if the URL of a message hides such a path; it names every message and every path
     */
    public void requireFree(Collection<String> served) {
        var faults = byType.values().stream()
                .flatMap(protocol -> protocol.operations().stream())
                .flatMap(
                        operation -> operation.exchange().map(exchange -> hidden(operation, exchange, served)).stream())
                .filter(fault -> !fault.isEmpty())
                .toList();
        if (!faults.isEmpty()) {
            throw new ProtocolException(faults);
        }
    }

    private static String hidden(Operation operation, Exchange exchange, Collection<String> served) {
        var shape = new PathShape(exchange.url());
        var hidden = served.stream()
                .filter(path -> shape.hides(new PathShape(path)))
                .sorted()
                .toList();
        return hidden.isEmpty()
                ? ""
                : "@HttpExchange on %s: the URL '%s' would hide what the application serves at %s; begin it with other plain text"
                        .formatted(operation.message().getName(), exchange.url(), String.join(", ", hidden));
    }

    /** Returns all protocols, in the order of their beans. */
    public Collection<Protocol> all() {
        return byType.values();
    }

    /**
     * Returns the operation of a message.
     *
     * @param type the name of the actor type
     * @param message the name of the message in kebab-case
     * @throws IllegalArgumentException if the type is not known, or has no such message
     */
    public Operation operation(String type, String message) {
        var operation = operations.getOrDefault(type, Map.of()).get(message);
        if (operation == null) {
            throw new IllegalArgumentException("no such message: %s of %s".formatted(message, type));
        }
        return operation;
    }
}
