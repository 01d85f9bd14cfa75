package dev.stagedoor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** Program that uses the classes that the services of tests use, so that an archive of them can be written. */
public final class TrainingRun {

    private static final String ADDRESS = "127.0.0.61";

    private TrainingRun() {}

    /** Runs a service of the base {@code local}, then a member of a cluster, and exits. */
    public static void main(String[] args) throws IOException, InterruptedException {
        serve();
        serve(
                "--stagedoor.system.base=cluster",
                "--stagedoor.system.cluster.host=" + ADDRESS,
                "--stagedoor.system.cluster.hosts=" + ADDRESS,
                "--stagedoor.system.cluster.contact-points=1",
                "--spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName());
        System.exit(0);
    }

    private static void serve(String... arguments) throws IOException, InterruptedException {
        var all = Stream.concat(
                Stream.of("--server.port=0", "--management.server.port=", "--stagedoor.samples.enabled=true"),
                Stream.of(arguments));
        try (var service = SpringApplication.run(StagedoorApplication.class, all.toArray(String[]::new))) {
            ask(service);
        }
    }

    private static void ask(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%s/actors/counter/c1/increment?by=1".formatted(port)))
                .POST(HttpRequest.BodyPublishers.noBody());
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
        }
    }
}
