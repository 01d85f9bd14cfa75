package dev.stagedoor.idempotency;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stored HTTP answer.
 *
 * @param status the HTTP status
 * @param headers the headers to repeat, by name; none contains a line break
 * @param body the body; empty if there is none
 */
public record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final String SEPARATOR = ": ";

    /** Copies the headers. */
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }

    static KeptAnswer read(int status, String lines, byte[] body) {
        var headers = lines.lines()
                .map(line -> line.split(SEPARATOR, 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        return new KeptAnswer(status, headers, body);
    }

    /** Returns the headers as text, one line for each, sorted by name. */
    String lines() {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + SEPARATOR + header.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
