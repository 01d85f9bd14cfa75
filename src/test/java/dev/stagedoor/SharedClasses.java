package dev.stagedoor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the tests, for processes that they start: with jars in place of folders, and with an archive of what
 * a service loads from them, so that it starts in half the time. Both are made when first asked for.
 */
public final class SharedClasses {

    /** Tests run in several processes at once, each with an archive of its own. */
    private static final Path HOME = Path.of("target/shared-classes-" + System.getProperty("stagedoor.fork", "1"))
            .toAbsolutePath();

    private static final Path ARCHIVE = HOME.resolve("service.jsa");

    private static final String CLASS_PATH = inJars();

    static {
        archive();
    }

    private SharedClasses() {}

    /** The class path, without folders: the JVM archives nothing of those. */
    public static String classPath() {
        return CLASS_PATH;
    }

    /** The option by which {@code java} uses the archive; without effect on another class path. */
    static String option() {
        return "-XX:SharedArchiveFile=" + ARCHIVE;
    }

    private static String inJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path folder) {
        var jar = HOME.resolve(folder.getFileName() + ".jar");
        try {
            Files.createDirectories(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        jar.toString(),
                        "-C",
                        folder.toString(),
                        ".");
        if (status != 0) {
            throw new IllegalStateException("no jar can be made of " + folder);
        }
        return jar;
    }

    /** A service writes it when it ends. */
    private static void archive() {
        var command = new ArrayList<>(JavaProcess.QUIET);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + ARCHIVE,
                "-cp",
                CLASS_PATH,
                StagedoorApplication.class.getName(),
                "--stagedoor.samples.enabled=true"));
        try (var service = ServiceProcess.java(HOME, command)) {
            service.send("POST", "/actors/counter/c1/increment?by=1");
            service.process().destroy();
            service.exitStatus();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
