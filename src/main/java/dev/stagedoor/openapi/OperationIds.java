package dev.stagedoor.openapi;

import dev.stagedoor.protocol.Exchange;
import dev.stagedoor.protocol.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.StringUtils;

/**
 * Unique ids of operations, of the form {@code tag_method}. Generators of clients turn them into calls such as
 * {@code counterApi.increment(…)}. Not safe for use by several threads.
 */
final class OperationIds {

    private final Set<String> given = new HashSet<>();

    /** Starts with the ids that the document already has. */
    OperationIds(Iterable<String> taken) {
        taken.forEach(given::add);
    }

    /** Returns the id of a message at its default URL. */
    String message(Operation operation) {
        return unique(
                operation.type(), StringUtils.uncapitalize(operation.message().getSimpleName()));
    }

    /** Returns the id of a message at the author's own method and URL, such as {@code account_postDeposits}. */
    String exchange(Operation operation, Exchange exchange) {
        return unique(operation.type(), Words.lowerCase(exchange.method()) + resource(exchange.url()));
    }

    /** Returns the id of an operation on an actor or its type that is no message. */
    String own(String type, String name) {
        return unique(type, name);
    }

    private String unique(String tag, String name) {
        var id = Words.camelCase(tag) + "_" + name;
        var unique = id;
        for (int i = 2; !given.add(unique); i++) {
            unique = id + i;
        }
        return unique;
    }

    /** Returns the path after the actor's id or, if nothing follows, the path before it; then the other variables. */
    private static String resource(String url) {
        var above = new StringBuilder();
        var below = new StringBuilder();
        List<String> by = new ArrayList<>();
        boolean passed = false;
        for (var segment : url.substring(1).split("/", -1)) {
            if (segment.equals("{id}")) {
                passed = true;
            } else if (segment.startsWith("{")) {
                by.add(Words.pascalCase(segment));
            } else {
                (passed ? below : above).append(Words.pascalCase(segment));
            }
        }
        return (below.isEmpty() ? above : below) + (by.isEmpty() ? "" : "By" + String.join("And", by));
    }
}
