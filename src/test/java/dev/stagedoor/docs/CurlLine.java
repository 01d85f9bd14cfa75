package dev.stagedoor.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a page that asks the service, and says what it answers.
 *
 * @param status the status
 * @param body the body, where an ellipsis stands for whatever else there is; empty for none
 */
record CurlLine(String command, String status, String body) {

    private static final Pattern CURL = Pattern.compile("^(curl .*?) +# (\\d{3}) ?(.*)$", Pattern.MULTILINE);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Those in the blocks of shell commands. */
    static List<CurlLine> of(Page page) {
        return page.blocks("sh").stream()
                .flatMap(block -> CURL.matcher(block).results())
                .map(line -> new CurlLine(line.group(1), line.group(2), line.group(3)))
                .toList();
    }

    /** What the service at the port answers, with its status in a line below. */
    String run(int port) throws IOException, InterruptedException {
        var script = "A=localhost:%d/actors; %s -sS --max-time 60 -w '\\n%%{http_code}'"
                .formatted(port, command.replace("localhost:8080", "localhost:" + port));
        var process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Whether the answer is what the line says. */
    boolean matches(String output) {
        int split = output.lastIndexOf('\n');
        return output.substring(split + 1).equals(status) && matchesBody(output.substring(0, split));
    }

    private boolean matchesBody(String given) {
        if (body.isEmpty()) {
            return given.isEmpty();
        }
        var said = JSON.readTree(body.replace(",…}", "}").replace("[…]", "[]"));
        var actual = JSON.readTree(given);
        return body.contains("…") ? isPartOf(said, actual) : said.equals(actual);
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
