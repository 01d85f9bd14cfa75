package dev.stagedoor.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Answer of the service.
 *
 * @param headers all values by name; names are case-insensitive
 */
record Received(int status, Map<String, List<String>> headers, String body) {

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Returns the media type without its parameters; empty if there is no body. */
    String mediaType() {
        return header("content-type")
                .map(type -> type.replaceFirst(";.*", "").strip())
                .orElse("");
    }

    JsonNode json() {
        return Json.read(body);
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + body;
    }
}
