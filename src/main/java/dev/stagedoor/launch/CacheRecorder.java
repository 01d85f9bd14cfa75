package dev.stagedoor.launch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the cache for later starts once the service is ready: a second JVM runs the service with nothing of the user's,
 * at the lowest priority, and is ended with this one.
 */
final class CacheRecorder implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CacheRecorder.class);
    private static final String TRAINING = "training";
    private static final Duration LONGEST_TRAINING = Duration.ofHours(1);
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR");

    /**
     * With profiles of methods in the cache, JDK 25 compiles what only a start needs first, and an ask was three times
     * slower for as long as a minute.
     */
    private static final List<String> WITHOUT_PROFILES =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    private final Path file;
    private final String jar;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("cache-recorder").unstarted(this::run);
    private volatile @Nullable Process training;
    private volatile boolean stopping;

    /**
     * Creates a recorder.
     *
     * @param file the file of the cache; beside the jar of the application
     */
    CacheRecorder(Path file) {
        this.file = file;
        this.jar = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        thread.start();
    }

    private void run() {
        try {
            deleteLeftovers();
            var folder = Files.createTempDirectory(file.getParent(), TRAINING);
            try {
                record(folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            LOG.warn("event=start-cache-failed file={} reason=\"{}\"", file, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes what processes left that were killed. */
    private void deleteLeftovers() throws IOException {
        var past = Instant.now().minus(LONGEST_TRAINING);
        try (var folders = Files.newDirectoryStream(file.getParent(), TRAINING + "*")) {
            for (var folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(past)) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
    }

    private void record(Path folder) throws IOException, InterruptedException {
        LOG.info("event=start-cache-recording file={}", file);
        var output = folder.resolve("cache.aot");
        var log = folder.resolve("log");
        int exit = train(command(output), folder, log);
        if (exit == 0 && Files.exists(output)) {
            Files.move(output, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("event=start-cache-ready file={} bytes={}", file, Files.size(file));
        } else if (!stopping) {
            LOG.warn("event=start-cache-failed file={} exit={}", file, exit);
        }
    }

    private int train(List<String> command, Path folder, Path log) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        var started = builder.start();
        training = started;
        if (stopping) {
            kill(started);
        }
        return started.waitFor();
    }

    private List<String> command(Path output) {
        var command = new ArrayList<String>(List.of("nice", "-n", "19"));
        command.add(Jvm.command());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:+Use") || option.startsWith("--"))
                .forEach(command::add);
        command.addAll(WITHOUT_PROFILES);
        command.addAll(List.of("-XX:AOTCacheOutput=" + output, "-cp", jar));
        command.add(System.getProperty("sun.java.command").split(" ", 2)[0]);
        command.addAll(List.of(
                "--%s=true".formatted(LaunchProperties.TRAINING),
                "--server.port=0",
                "--stagedoor.samples.enabled=true",
                "--spring.datasource.url=jdbc:sqlite:training.db"));
        return command;
    }

    /** Ends the training, and with it the process by which the JVM writes the cache. */
    private static void kill(Process training) {
        training.descendants().forEach(ProcessHandle::destroyForcibly);
        training.destroyForcibly();
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        var current = training;
        if (current != null) {
            kill(current);
        }
        thread.join();
    }
}
