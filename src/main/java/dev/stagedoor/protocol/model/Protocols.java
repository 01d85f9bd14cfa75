package dev.stagedoor.protocol.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Protocols of all actor types that are served. */
public final class Protocols {

    /** URL that the author of a message chose, with its shape. */
    private record Route(Operation operation, Exchange exchange, PathShape shape) {}

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
        for (var route : routes()) {
            var exchange = route.exchange();
            var message = route.operation().message();
            var other = seen.put(exchange.unnamed(), route.operation());
            if (other != null) {
                throw new ProtocolException("two messages have the same method and URL, %s %s: %s and %s"
                        .formatted(
                                exchange.method(),
                                exchange.url(),
                                other.message().getName(),
                                message.getName()));
            }
            var twin = urls.putIfAbsent(exchange.unnamed().url(), exchange.url());
            if (twin != null && !twin.equals(exchange.url())) {
                throw new ProtocolException("two URLs differ only in the names of their variables: %s, and %s of %s"
                        .formatted(twin, exchange.url(), message.getName()));
            }
        }
    }

    private void requireUnambiguousExchanges() {
        var routes = routes();
        for (int i = 0; i < routes.size(); i++) {
            for (var other : routes.subList(i + 1, routes.size())) {
                requireUnambiguous(routes.get(i), other);
            }
        }
    }

    private static void requireUnambiguous(Route one, Route other) {
        if (one.exchange().method().equals(other.exchange().method())
                && one.shape().hides(other.shape())
                && other.shape().hides(one.shape())) {
            throw new ProtocolException(
                    "some requests match the URLs of two messages, %s %s of %s and %s of %s: change the plain text of one"
                            .formatted(
                                    one.exchange().method(),
                                    one.exchange().url(),
                                    one.operation().message().getName(),
                                    other.exchange().url(),
                                    other.operation().message().getName()));
        }
    }

    /**
     * Requires that the URLs of messages leave other paths of the application alone.
     *
     * @param served patterns of the paths that the application serves besides its actors, in Spring's syntax
     * @throws ProtocolException if the URL of a message hides such a path; it names every message and every path
     */
    public void requireFree(Collection<String> served) {
        var shapes = served.stream().distinct().collect(Collectors.toMap(Function.identity(), PathShape::new));
        var faults = routes().stream()
                .flatMap(route -> hidden(route, shapes).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw new ProtocolException(faults);
        }
    }

    private static Optional<String> hidden(Route route, Map<String, PathShape> served) {
        var hidden = served.entrySet().stream()
                .filter(path -> route.shape().hides(path.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return hidden.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "@HttpExchange on %s: the URL '%s' would hide what the application serves at %s; begin it with other plain text"
                                .formatted(
                                        route.operation().message().getName(),
                                        route.exchange().url(),
                                        String.join(", ", hidden)));
    }

    private List<Route> routes() {
        return operations()
                .flatMap(operation ->
                        operation
                                .exchange()
                                .map(exchange -> new Route(operation, exchange, new PathShape(exchange.url())))
                                .stream())
                .toList();
    }

    /** Returns the operations of all protocols. */
    public Stream<Operation> operations() {
        return all().stream().flatMap(protocol -> protocol.operations().stream());
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
