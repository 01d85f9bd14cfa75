package dev.stagedoor.journal.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Database that answers. Everything that migrates it depends on this bean.
 *
 * @param url the JDBC URL, which may contain a secret
 * @param migrated whether it already has the schema, because this process is a worker, whose gateway migrates it
 */
public record AwaitedDatabase(String url, boolean migrated) {

    /** Returns the file of an embedded database, which processes of this machine use without a server. */
    public Optional<Path> file() {
        return DatabaseFile.of(url).map(DatabaseFile::path);
    }

    /** Returns the URL by which processes of this machine reach an embedded database, whatever their folder is. */
    public String absoluteUrl() {
        return DatabaseFile.of(url).map(DatabaseFile::url).orElse(url);
    }

    /** Returns the URL without its secrets. */
    @Override
    public String toString() {
        return DatabaseUrl.shown(url);
    }
}
