package dev.stagedoor.system.multiprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder for this start alone, which only this user can look into. */
record PrivateFolder(Path path) {

    static PrivateFolder create() {
        try {
            return new PrivateFolder(Files.createTempDirectory("stagedoor-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
