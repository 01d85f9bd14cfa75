package dev.stagedoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Java process with options for a fast start. {@link #close} kills it. */
public final class JavaProcess implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Options that silence JVM warnings about Netty and Pekko. */
    static final List<String> QUIET =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    /** A process that lives for seconds is faster without the second compiler; workers that it starts as well. */
    private static final String SHORT_LIVED = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code java} with the arguments, in the folder. */
    public static JavaProcess java(Path folder, Path log, List<String> arguments) {
        return start(folder, log, List.of(), SHORT_LIVED, arguments);
    }

    /**
     * Starts an application from the class path of the tests. Java processes that it starts use the same class archive.
     *
     * @param around command that runs the application, such as one that gives it a network of its own; empty if none
     */
    public static JavaProcess application(
            Path folder, Path log, List<String> around, List<String> options, Class<?> main, List<String> arguments) {
        var all = new ArrayList<>(options);
        all.addAll(QUIET);
        all.addAll(List.of("-cp", SharedClasses.classPath(), main.getName()));
        all.addAll(arguments);
        return start(folder, log, around, SHORT_LIVED + " " + SharedClasses.option(), all);
    }

    private static JavaProcess start(
            Path folder, Path log, List<String> around, String options, List<String> arguments) {
        var command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JDK_JAVA_OPTIONS", options);
        builder.environment().put("STAGEDOOR_LAUNCH_CACHE", "false");
        try {
            return new JavaProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    /** Returns its output so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for its end and returns the exit status.
     *
     * @throws IllegalStateException if the process does not end within {@link #PATIENCE}
     */
    public int exitStatus() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process did not end: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
