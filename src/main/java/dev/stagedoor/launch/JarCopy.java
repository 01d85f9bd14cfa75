package dev.stagedoor.launch;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * Copy of the executable jar with its jars as files of their own.
 *
 * @param jar the jar of the application, whose manifest names the others
 */
record JarCopy(Path jar) {

    private static final String UNFINISHED = "unfinished";
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    /**
     * Returns the copy, which is made if there is none; empty if it cannot be made. It lies in a folder beside the jar,
     * of which this removes the copies of earlier versions.
     */
    static Optional<JarCopy> of(Path executable) {
        try {
            var folder = folder(executable);
            var copy = folder.resolve(version(executable));
            var jar = copy.resolve(executable.getFileName());
            if (!Files.exists(jar)) {
                extract(executable, ownFolder(folder), copy);
                deleteOthers(copy);
            }
            return isOwn(folder) ? Optional.of(new JarCopy(jar)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Path folder(Path executable) throws IOException {
        var name = executable.getFileName().toString();
        return executable.toRealPath().resolveSibling(name.replaceFirst("\\.jar$", "") + ".cache");
    }

    /** Returns what tells versions of the jar apart. Their times of modification may be alike, so that builds are. */
    private static String version(Path executable) throws IOException {
        var changed = (FileTime) Files.getAttribute(executable, "unix:ctime");
        return Files.size(executable) + "-" + changed.toMillis();
    }

    private static Path ownFolder(Path folder) throws IOException {
        return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN));
    }

    /** Returns whether only the user who runs this process can write to the folder. */
    private static boolean isOwn(Path folder) throws IOException {
        return Files.getOwner(folder).equals(Files.getOwner(Path.of("/proc/self")))
                && Files.getPosixFilePermissions(folder).equals(OWN);
    }

    /** Extracts with Spring Boot's own tool, into a folder that appears under its name when it is complete. */
    private static void extract(Path executable, Path folder, Path copy) throws IOException, InterruptedException {
        var unfinished = Files.createTempDirectory(folder, UNFINISHED);
        var tool = new ProcessBuilder(
                        Jvm.command(),
                        "-Djarmode=tools",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        executable.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        unfinished.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tool.waitFor() != 0) {
            throw new IOException("the jar cannot be extracted");
        }
        try {
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException e) {
            // Another process was faster.
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    /** Deletes the copies of earlier versions, but none that another process is about to make. */
    private static void deleteOthers(Path copy) throws IOException {
        try (var versions = Files.newDirectoryStream(copy.getParent(), other -> !other.equals(copy))) {
            for (var other : versions) {
                if (!other.getFileName().toString().startsWith(UNFINISHED)) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
    }

    /** Returns the options that the manifest of the executable jar stands for, and the one that it cannot have. */
    List<String> options() {
        return List.of(
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    StartCache cache() {
        return StartCache.beside(jar);
    }
}
