package dev.stagedoor.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Image that the Dockerfile builds from the executable jar, in the storage of {@code .ci/base-images}. */
final class Image implements AutoCloseable {

    private final Map<String, String> environment;
    private final String id;

    private Image(Map<String, String> environment, String id) {
        this.environment = environment;
        this.id = id;
    }

    static Image build() {
        requireRoot();
        var settings = Command.run(Map.of(), List.of(".ci/base-images")).successful();
        var environment = Map.of(
                "CONTAINERS_STORAGE_CONF",
                settings + "/storage.conf",
                "CONTAINERS_CONF",
                settings + "/containers.conf");
        // Without a network, so that everything in it comes from the two base images and from this build.
        var line =
                "buildah --runtime runc bud --isolation oci --layers --format docker --pull-never --network none -q .";
        var id = Command.run(environment, List.of(line.split(" ", -1))).successful();
        return new Image(environment, id);
    }

    private static void requireRoot() {
        try {
            if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
                throw new IllegalStateException("The tests of the image need root, for buildah and podman");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return id;
    }

    /** Runs podman and waits for its end. */
    Command podman(String... arguments) {
        return Command.run(
                environment,
                Stream.concat(Stream.of("podman"), Stream.of(arguments)).toList());
    }

    /** Removes the image, and the layers of the build that {@code --layers} keeps. */
    @Override
    public void close() {
        podman("image", "rm", "--force", id).successful();
        podman("image", "prune", "--force").successful();
    }
}
