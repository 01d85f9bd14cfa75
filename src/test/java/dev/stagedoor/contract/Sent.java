package dev.stagedoor.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Request as it is sent.
 *
 * @param operation the operation that is requested
 * @param path the values of the path's variables, percent-encoded
 * @param query the query's names and values, percent-encoded
 * @param headers the headers without {@code Content-Length}
 * @param json the JSON of the body; null if there is no body, or it is not JSON
 * @param body the body
 * @param why what is wrong with the request; empty if it is valid
 * @param refusal the status that the service must refuse the request with; 0 if it is valid
 */
record Sent(
        ApiOperation operation,
        Map<String, String> path,
        List<Field> query,
        List<Field> headers,
        @org.jspecify.annotations.Nullable JsonNode json,
        byte[] body,
        String why,
        int refusal) {

    /** Name and value of a header, or of a field of a query or a form. */
    record Field(String name, String value) {}

    static final Field JSON = new Field("Content-Type", "application/json");
    static final Field FORM = new Field("Content-Type", "application/x-www-form-urlencoded");

    static Sent to(ApiOperation operation) {
        return new Sent(operation, Map.of(), List.of(), List.of(), null, new byte[0], "", 0);
    }

    boolean valid() {
        return why.isEmpty();
    }

    Sent because(String what, int status) {
        return new Sent(operation, path, query, headers, json, body, what, status);
    }

    Sent withPath(String name, String encoded) {
        var changed = new TreeMap<>(path);
        changed.put(name, encoded);
        return new Sent(operation, changed, query, headers, json, body, why, refusal);
    }

    Sent withQuery(List<Field> fields) {
        return new Sent(operation, path, List.copyOf(fields), headers, json, body, why, refusal);
    }

    Sent with(Field header) {
        var changed = new ArrayList<>(without(header.name()).headers);
        changed.add(header);
        return new Sent(operation, path, query, List.copyOf(changed), json, body, why, refusal);
    }

    Sent without(String header) {
        var changed = headers.stream()
                .filter(field -> !field.name().equalsIgnoreCase(header))
                .toList();
        return new Sent(operation, path, query, changed, json, body, why, refusal);
    }

    Sent withJson(JsonNode value, String text) {
        return new Sent(operation, path, query, headers, value, bytes(text), why, refusal).with(JSON);
    }

    Sent withForm(List<Field> fields) {
        return new Sent(operation, path, query, headers, null, bytes(encoded(fields)), why, refusal).with(FORM);
    }

    Sent withBody(byte[] bytes) {
        return new Sent(operation, path, query, headers, json, bytes, why, refusal);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String encoded(List<Field> fields) {
        return fields.stream().map(field -> field.name() + "=" + field.value()).collect(Collectors.joining("&"));
    }

    /** Returns the target in the request line: path and query. */
    String target() {
        var target = operation.path();
        for (var variable : path.entrySet()) {
            target = target.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return query.isEmpty() ? target : target + "?" + encoded(query);
    }

    /** Returns the bytes of the whole request. */
    byte[] bytes() {
        var head = new StringBuilder(operation.method() + " " + target() + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        var text = new String(bytes(), StandardCharsets.UTF_8);
        return (why.isEmpty() ? "valid: " : "invalid, as " + why + ": ")
                + (text.length() > 2000 ? text.substring(0, 2000) + "…" : text);
    }
}
