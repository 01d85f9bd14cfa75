package dev.stagedoor.system.multiprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Temporary folder of this start, which only the current user can read. */
record PrivateFolder(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);

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
            LOG.warn("event=folder-not-deleted path={}", path, e);
        }
    }
}
