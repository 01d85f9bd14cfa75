package dev.stagedoor.journal;

import dev.stagedoor.journal.database.DatabaseFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Backs an embedded database up while the service runs. Nobody can reach it unless an operator allows it. */
@Endpoint(id = "journalbackup", defaultAccess = Access.NONE)
final class BackupEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);
    private static final String FOLDER = "backups";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "uuuuMMdd'T'HHmmss.SSS'Z.db'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DataSource dataSource;
    private final Path folder;

    /**
     * Copy of the database.
     *
     * @param file the absolute path of the copy
     * @param bytes its size
     */
    record Backup(String file, long bytes) {}

    /**
     * Creates the endpoint of a database.
     *
     * @param file the file of the database; backups are in a folder beside it
     */
    BackupEndpoint(DataSource dataSource, Path file) {
        this.dataSource = dataSource;
        this.folder = file.resolveSibling(FOLDER);
    }

    /**
     * Writes all that is committed to a new file, and flushes it to the disk. Readers and writers go on meanwhile.
     *
     * @return the {@link Backup}; or, with status 500, a problem (RFC 9457) if it cannot be made, and then there is no file
     */
    @WriteOperation
    synchronized WebEndpointResponse<Object> backUp() {
        var begun = Instant.now();
        var file = folder.resolve(NAME.format(begun));
        var unfinished = folder.resolve(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(folder);
            copyTo(unfinished);
            flush(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            var backup = new Backup(file.toString(), Files.size(file));
            LOG.info(
                    "event=backup-made file={} bytes={} millis={}",
                    file,
                    backup.bytes(),
                    Duration.between(begun, Instant.now()).toMillis());
            return new WebEndpointResponse<>(backup);
        } catch (SQLException | IOException e) {
            delete(unfinished);
            var reason = DatabaseFailure.of(e).reason();
            LOG.warn("event=backup-failed file={} reason=\"{}\"", file, reason);
            return new WebEndpointResponse<>(
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.INTERNAL_SERVER_ERROR, "The backup failed: %s".formatted(reason)),
                    WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR,
                    MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    private void copyTo(Path file) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }

    private static void flush(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        if (Files.notExists(file)) {
            return;
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            LOG.warn("event=backup-left file={} reason=\"{}\"", file, e.toString());
        }
    }
}
