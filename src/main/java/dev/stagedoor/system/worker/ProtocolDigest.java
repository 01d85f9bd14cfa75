package dev.stagedoor.system.worker;

import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocols;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Summary of protocols in text form, by which a gateway compares those of its workers with its own. */
public final class ProtocolDigest {

    private ProtocolDigest() {}

    /**
     * Returns the sorted messages of each actor type, as {@code reset(long to)}; a reply type shows in the component
     * {@code replyTo}.
     */
    public static Map<String, List<String>> of(Protocols protocols) {
        return protocols.all().stream()
                .collect(Collectors.toMap(
                        protocol -> protocol.type(),
                        protocol -> protocol.operations().stream()
                                .map(ProtocolDigest::line)
                                .sorted()
                                .toList()));
    }

    private static String line(Operation operation) {
        var components = Arrays.stream(operation.message().getRecordComponents())
                .map(component -> component.getGenericType().getTypeName() + " " + component.getName())
                .collect(Collectors.joining(", "));
        return "%s(%s)".formatted(operation.name(), components);
    }

    /**
     * Returns a sentence on one difference between the protocols of a worker and those of its gateway; empty if there
     * is none.
     *
     * @param worker the worker's name
     */
    public static Optional<String> difference(
            String worker, Map<String, List<String>> gateways, Map<String, List<String>> workers) {
        var missing = gateways.entrySet().stream()
                .flatMap(entry -> difference(worker, entry.getKey(), entry.getValue(), workers).stream());
        var strange = workers.keySet().stream()
                .filter(type -> !gateways.containsKey(type))
                .map(type -> "%s has an actor type '%s', which the gateway does not serve".formatted(worker, type));
        return Stream.concat(missing, strange).findFirst();
    }

    private static Optional<String> difference(
            String worker, String type, List<String> expected, Map<String, List<String>> workers) {
        var found = workers.get(type);
        if (found == null) {
            return Optional.of("%s has no actor type '%s', which the gateway serves".formatted(worker, type));
        }
        if (found.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of("%s has another protocol of the actor type '%s' than the gateway: %s instead of %s"
                .formatted(worker, type, without(found, expected), without(expected, found)));
    }

    private static String without(List<String> lines, List<String> others) {
        var left = lines.stream().filter(line -> !others.contains(line)).collect(Collectors.joining(", "));
        return left.isEmpty() ? "nothing" : left;
    }
}
