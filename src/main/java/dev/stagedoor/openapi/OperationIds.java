package dev.stagedoor.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.protocol.model.Exchange;
import dev.stagedoor.protocol.model.Names;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.schema.UniqueNames;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * Unique ids of operations, of the form {@code tag_method}. Generators of clients turn them into calls such as
 * {@code counterApi.increment(…)}. Not safe for use by several threads.
 */
final class OperationIds {

    private final UniqueNames given = new UniqueNames(List.of());

    /** Returns the id of a message at its default URL. */
    String message(Operation operation) {
        var name = Names.ascii(operation.message().getSimpleName());
        return unique(operation.type(), StringUtils.uncapitalize(name));
    }

    /** Returns the id of a message at the author's own method and URL, such as {@code account_postDeposits}. */
    String exchange(Operation operation, Exchange exchange) {
        return unique(operation.type(), Words.lowerCase(exchange.method()) + resource(exchange.url()));
    }

    /** Returns the id of an operation that is no message. */
    String own(String type, String name) {
        return unique(type, name);
    }

    private String unique(String tag, String name) {
        return given.of(Words.camelCase(tag) + "_" + name);
    }

    /** Returns the path after the actor's id or, if nothing follows, the path before it; then the other variables. */
    private static String resource(String url) {
        var above = new StringBuilder();
        var below = new StringBuilder();
        List<String> by = new ArrayList<>();
        boolean passed = false;
        for (var segment : UriUtils.decode(url, UTF_8).substring(1).split("/", -1)) {
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
