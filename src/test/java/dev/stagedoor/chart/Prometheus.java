package dev.stagedoor.chart;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus on a free port of loopback, which reads the metrics of targets. {@link #close} kills it. */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("msg=\"Listening on\" address=127.0.0.1:(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, Path log) {
        this.process = process;
        this.port = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> PORT.matcher(Files.readString(log))
                                .results()
                                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                                .findFirst(),
                        port -> port.isPresent() || !process.isAlive())
                .orElseThrow();
    }

    /**
     * Starts Prometheus with its data and its log in the folder.
     *
     * @param targets hosts and ports of actuators, which become targets of the release under test
     */
    static Prometheus start(Path folder, List<String> targets) throws IOException {
        var job = Map.of(
                "job_name",
                Monitoring.JOB,
                "metrics_path",
                "/actuator/prometheus",
                "static_configs",
                List.of(Map.of("targets", targets, "labels", Map.of("namespace", Chart.NAMESPACE))));
        var config = Files.writeString(
                folder.resolve("prometheus.yaml"),
                YamlText.write(Map.of(
                        "global",
                        Map.of("scrape_interval", "5s", "scrape_timeout", "5s"),
                        "scrape_configs",
                        List.of(job))));
        var log = folder.resolve("prometheus.log");
        var process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Prometheus(process, log);
    }

    /**
     * Returns the series that a query has now.
     *
     * @throws IllegalArgumentException if Prometheus refuses the query
     */
    JsonNode query(String query) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:%s/api/v1/query?query=%s"
                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8)));
        var answer = JsonMapper.shared()
                .readTree(client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        if (!answer.path("status").asString().equals("success")) {
            throw new IllegalArgumentException(answer.path("error").asString() + ": " + query);
        }
        return answer.path("data").path("result");
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
