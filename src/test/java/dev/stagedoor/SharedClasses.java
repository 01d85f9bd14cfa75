package dev.stagedoor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class path of the tests for the processes that they start. Folders are replaced by jars, and an archive of the classes
 * that a service uses makes it start in half the time or less. Jars and archive are made on first use, and reused by later
 * test runs with the same class path and JDK.
 */
public final class SharedClasses {

    private static final Path HOME = Path.of("target/shared-classes").toAbsolutePath();

    /** From JDK 25 on (JEP 514), an archive holds linked classes as well. */
    private static final boolean LINKED = Runtime.version().feature() >= 25;

    private static final Path ARCHIVE = HOME.resolve(LINKED ? "service.aot" : "service.jsa");
    private static final Path ARCHIVED = HOME.resolve("service.class-path");

    private static final String CLASS_PATH = inJars();

    private static final String KEY = Runtime.version() + "\n" + CLASS_PATH;

    static {
        try {
            if (!isArchived()) {
                archive();
                Files.writeString(ARCHIVED, KEY);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SharedClasses() {}

    /** Returns the class path. It has no folders, because the JVM does not archive classes from folders. */
    public static String classPath() {
        return CLASS_PATH;
    }

    /** Returns the option that makes {@code java} use the archive; with another class path it has no effect. */
    static String option() {
        return (LINKED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + ARCHIVE;
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
            if (Files.exists(jar) && lastChange(folder).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                return jar;
            }
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
            throw new IllegalStateException("cannot make a jar of " + folder);
        }
        return jar;
    }

    private static FileTime lastChange(Path folder) throws IOException {
        var last = FileTime.fromMillis(0);
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var changed = Files.getLastModifiedTime(file);
                last = changed.compareTo(last) > 0 ? changed : last;
            }
        }
        return last;
    }

    /** Checks the age because the JVM ignores an archive that is older than a jar on the class path. */
    private static boolean isArchived() throws IOException {
        return Files.exists(ARCHIVE)
                && Files.exists(ARCHIVED)
                && Files.readString(ARCHIVED).equals(KEY)
                && lastChange(HOME.resolve("classes.jar")).compareTo(Files.getLastModifiedTime(ARCHIVE)) < 0
                && lastChange(HOME.resolve("test-classes.jar")).compareTo(Files.getLastModifiedTime(ARCHIVE)) < 0;
    }

    /** Runs a program that uses the classes, because the JVM writes the archive when it exits. */
    private static void archive() {
        var command = new ArrayList<>(JavaProcess.QUIET);
        command.addAll(List.of(
                (LINKED ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + ARCHIVE,
                "-cp",
                CLASS_PATH,
                TrainingRun.class.getName()));
        try (var training = JavaProcess.java(HOME, HOME.resolve("training.log"), command)) {
            if (training.exitStatus() != 0) {
                throw new IllegalStateException("the training run failed: " + training.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
