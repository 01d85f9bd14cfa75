package dev.stagedoor.journal.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * File of an embedded database.
 *
 * @param path the absolute path
 * @param settings the settings at the end of the URL; empty if there are none
 */
record DatabaseFile(Path path, String settings) {

    private static final Pattern URL = Pattern.compile("jdbc:sqlite:(?:file:)?(?<name>[^?]*)(?<settings>.*)");
    private static final String LOCK = ".lock";

    /** Name of the files that versions before the first release made. */
    private static final String H2 = ".mv.db";

    /**
     * Returns the file that a URL names; empty if the database is not embedded.
     *
     * @throws JournalException if an embedded database has no file, because each connection would have its own
     */
    static Optional<DatabaseFile> of(String url) {
        var matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var name = matcher.group("name");
        var settings = matcher.group("settings");
        if (name.isEmpty() || name.startsWith(":") || settings.contains("mode=memory")) {
            throw new JournalException(
                    "spring.datasource.url=%s names no file; name one, such as jdbc:sqlite:./data/stagedoor.db."
                            .formatted(url));
        }
        return Optional.of(new DatabaseFile(Path.of(name).toAbsolutePath().normalize(), settings));
    }

    /** Returns the URL by which processes in other working directories reach the database. */
    String url() {
        return "jdbc:sqlite:" + path + settings;
    }

    /**
     * Keeps all other services from the file until the lock is closed. Makes the folder of the file.
     *
     * @throws JournalException if the file cannot be written, or another service uses it
     */
    FileChannel lock() {
        makeFolder();
        refuseH2();
        requireWritable();
        var lock = path.resolveSibling(path.getFileName() + LOCK);
        try {
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new JournalException(
                        "The database %s is in use by another service. An embedded database is for one service only; set another spring.datasource.url."
                                .formatted(path));
            }
            return channel;
        } catch (IOException e) {
            throw new JournalException(
                    "The database %s cannot be used, because its lock cannot be made: %s".formatted(path, e));
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder());
        } catch (IOException e) {
            throw new JournalException(
                    "The folder of the database %s cannot be made: %s. Set spring.datasource.url to a file in a folder that the service may write."
                            .formatted(path, e));
        }
    }

    private void refuseH2() {
        var stem = path.getFileName().toString().replaceFirst("\\.db$", "");
        var former = path.resolveSibling(stem + H2);
        if (Files.exists(former) && !Files.exists(path)) {
            throw new JournalException(
                    "%s is a database of H2, which versions before the first release used. This version cannot read it, and would start without what it holds. Move it away to start with a new database."
                            .formatted(former));
        }
    }

    private void requireWritable() {
        if (!Files.isWritable(folder()) || (Files.exists(path) && !Files.isWritable(path))) {
            throw new JournalException(
                    "The database %s cannot be written. The service must be allowed to write the file and its folder, on a disk that is not read-only."
                            .formatted(path));
        }
    }

    private Path folder() {
        @Nullable Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
