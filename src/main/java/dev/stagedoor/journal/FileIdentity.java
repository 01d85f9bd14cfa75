package dev.stagedoor.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Identity of the file of an embedded database. SQLite goes on to write to a file that was deleted, and all of that would
 * be lost when the service ends. For use by one thread.
 */
final class FileIdentity {

    /** What the file system calls the file; null before the first check, or if it has no such names. */
    private @Nullable Object first;

    /**
     * Checks that the file is the one of the first check.
     *
     * @throws SQLException if it was deleted or replaced
     */
    void check(Path path) throws SQLException {
        var now = keyOf(path);
        if (first == null) {
            first = now;
        } else if (!first.equals(now)) {
            throw new SQLNonTransientConnectionException(
                    "%s was deleted or replaced while the service used it; restart the service".formatted(path));
        }
    }

    private static @Nullable Object keyOf(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
