package dev.stagedoor.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Pod of a Kubernetes manifest, run by podman on this machine's network. Closing it removes the pod. */
final class Pod implements AutoCloseable {

    private final Image image;
    private final Path manifest;
    private final Endpoint endpoint;

    private Pod(Image image, Path manifest, Endpoint endpoint) {
        this.image = image;
        this.manifest = manifest;
        this.endpoint = endpoint;
    }

    /** Runs the pods and deployments of the YAML, whose actuator listens at the endpoint. */
    static Pod play(Image image, String yaml, Endpoint endpoint) throws IOException {
        var manifest = Files.writeString(Files.createTempFile("manifest", ".yaml"), yaml);
        var pod = new Pod(image, manifest, endpoint);
        var played = image.podman("kube", "play", "--network=host", pod.manifest.toString());
        if (played.status() != 0) {
            pod.close();
        }
        played.successful();
        return pod;
    }

    Endpoint awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(endpoint::ready);
        return endpoint;
    }

    @Override
    public void close() {
        image.podman("kube", "down", manifest.toString());
        try {
            Files.delete(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
