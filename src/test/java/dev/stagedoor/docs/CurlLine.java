package dev.stagedoor.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Line of a page with a curl command and the answer of the service.
 *
 * @param command the curl command
 * @param status the expected status
 * @param body the expected body, in which an ellipsis stands for anything; empty if there is no body
 */
record CurlLine(String command, String status, String body) {

    private static final Pattern CURL = Pattern.compile("^(curl .*?) +# (\\d{3}) ?(.*)$", Pattern.MULTILINE);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Returns the curl lines in the page's blocks of shell commands. */
    static List<CurlLine> of(Page page) {
        return page.blocks("sh").stream()
                .flatMap(block -> CURL.matcher(block).results())
                .map(line -> new CurlLine(line.group(1), line.group(2), line.group(3)))
                .toList();
    }

    /** Sends the request to the port, and returns the body of the answer and, in a last line, its status. */
    String run(int port) throws IOException, InterruptedException {
        var script = "A=localhost:%s/actors; %s -sS --max-time 60 -w '\\n%%{http_code}'"
                .formatted(port, command.replace("localhost:8080", "localhost:" + port));
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Returns whether the answer is the expected one. */
    boolean matches(String output) {
        int split = output.lastIndexOf('\n');
        return output.substring(split + 1).equals(status) && matchesBody(output.substring(0, split));
    }

    private boolean matchesBody(String given) {
        if (body.isEmpty()) {
            return given.isEmpty();
        }
        var expected = JSON.readTree(body.replace(",…}", "}").replace("[…]", "[]"));
        var actual = JSON.readTree(given);
        return body.contains("…") ? isPartOf(expected, actual) : expected.equals(actual);
    }

    private static boolean isPartOf(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(entry ->
                            whole.has(entry.getKey()) && isPartOf(entry.getValue(), whole.get(entry.getKey())));
        }
        return (part.isArray() && part.isEmpty()) ? whole.isArray() : part.equals(whole);
    }
}
