package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs external programs from the project's folder. Keeps their output in {@code target/contract/logs}. */
public final class Tool {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Tool() {}

    /** Returns the standard output of a program. Fails if the program fails or takes longer than five minutes. */
    public static String run(String name, List<String> command) throws IOException, InterruptedException {
        return run(name, Map.of(), command);
    }

    /** Like {@link #run(String, List)}, with variables added to the program's environment. */
    public static String run(String name, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var logs = Files.createDirectories(Path.of("target/contract/logs"));
        var output = logs.resolve(name + ".out");
        var errors = logs.resolve(name + ".err");
        var builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s takes longer than %s", name, PATIENCE)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s fails:\n%s%s", name, Files.readString(output), Files.readString(errors))
                .isZero();
        return Files.readString(output);
    }
}
