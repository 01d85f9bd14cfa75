package dev.stagedoor.container;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The service in a container with only the privileges that it needs. Closing it removes the container. */
final class Container implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The container cannot write anything, not even to a temporary folder. */
    private static final String CONFINEMENT =
            "--read-only --read-only-tmpfs=false --cap-drop=ALL --security-opt=no-new-privileges --network=host";

    private final Image image;
    private final Endpoint endpoint;
    private final String id;

    private Container(Image image, Endpoint endpoint, String id) {
        this.image = image;
        this.endpoint = endpoint;
        this.id = id;
    }

    /** Starts a container with options of {@code podman run}; by default in 512 MB and with a database that ends with it. */
    static Container start(Image image, String... options) {
        var endpoint = Endpoint.free();
        var line = new ArrayList<>(List.of("run", "--detach", "--memory=512m"));
        line.addAll(List.of(CONFINEMENT.split(" ", -1)));
        line.add("--env=SERVER_PORT=" + endpoint.port());
        line.add("--env=STAGEDOOR_SAMPLES_ENABLED=true");
        line.add("--volume=/app/data");
        line.addAll(List.of(options));
        line.add(image.id());
        var id = image.podman(line.toArray(String[]::new)).successful();
        return new Container(image, endpoint, id);
    }

    Container awaitReady() {
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> endpoint.ready() || !running());
            if (!running()) {
                throw new IllegalStateException("the service did not start: " + log());
            }
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean running() {
        return inspect("State.Running").equals("true");
    }

    HttpResponse<String> send(String method, String path) {
        return endpoint.send(method, path);
    }

    /** Returns the status of the container's first process, as the kernel reports it. */
    List<String> process() throws IOException {
        return Files.readAllLines(Path.of("/proc", inspect("State.Pid"), "status"));
    }

    String inspect(String what) {
        return podman("inspect", "--format={{." + what + "}}").successful();
    }

    /** Runs a podman command with the id of the container as last argument. */
    Command podman(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.add(id);
        return image.podman(line.toArray(String[]::new));
    }

    String log() {
        var logs = podman("logs");
        return logs.output() + logs.errors();
    }

    @Override
    public void close() {
        podman("rm", "--force", "--volumes", "--time=0").successful();
    }
}
