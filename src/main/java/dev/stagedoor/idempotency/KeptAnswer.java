package dev.stagedoor.idempotency;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An answer that is kept.
 *
 * @param status the HTTP status
 * @param headers the headers that belong to the answer, by name; none holds a line break
 * @param body the body; empty for none
 */
public record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String SEPARATOR = ": ";

    /** Takes a copy of the headers. */
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }

    static KeptAnswer read(int status, String lines, byte[] body) {
        var headers = lines.lines()
                .map(line -> line.split(SEPARATOR, 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        return new KeptAnswer(status, headers, body);
    }

    /** The headers as text, a line for each. */
    String lines() {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + SEPARATOR + header.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
