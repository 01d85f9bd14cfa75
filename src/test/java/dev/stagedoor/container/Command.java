package dev.stagedoor.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Result of a program that was run from the project's folder. */
record Command(int status, String output, String errors) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static Command run(Map<String, String> environment, List<String> line) {
        try {
            var output = Files.createTempFile("command", ".out");
            var errors = Files.createTempFile("command", ".err");
            try {
                int status = status(environment, line, output, errors);
                return new Command(status, Files.readString(output).strip(), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The tests of the image need " + line.getFirst(), e);
        }
    }

    private static int status(Map<String, String> environment, List<String> line, Path output, Path errors)
            throws IOException {
        var builder = new ProcessBuilder(line).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("%s takes longer than %s".formatted(line, PATIENCE));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns the standard output. Fails if the exit status is not 0. */
    String successful() {
        if (status != 0) {
            throw new IllegalStateException("status %s:\n%s\n%s".formatted(status, output, errors));
        }
        return output;
    }
}
