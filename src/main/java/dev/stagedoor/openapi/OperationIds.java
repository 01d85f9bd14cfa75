package dev.stagedoor.openapi;

import dev.stagedoor.protocol.Exchange;
import dev.stagedoor.protocol.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.StringUtils;

/**
 * Names operations {@code tag_method}, each once: what generators make of it reads {@code counterApi.increment(…)}. Not for
 * use by several threads.
 */
final class OperationIds {

    private final Set<String> given = new HashSet<>();

    /** Takes the names that a document has already. */
    OperationIds(Iterable<String> taken) {
        taken.forEach(given::add);
    }

    /** By the message, at its default URL. */
    String message(Operation operation) {
        return unique(
                operation.type(), StringUtils.uncapitalize(operation.message().getSimpleName()));
    }

    /** By the method and the URL of the author's choosing, such as {@code account_postDeposits}. */
    String exchange(Operation operation, Exchange exchange) {
        return unique(operation.type(), Words.lowerCase(exchange.method()) + resource(exchange.url()));
    }

    /** By what is done to an actor or its type. */
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

    /** What the URL names below the actor's id or, if that is nothing, above it; and by which other variables. */
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
