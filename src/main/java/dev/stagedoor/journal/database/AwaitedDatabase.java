package dev.stagedoor.journal.database;

/**
 * Database that answers. Everything that migrates it depends on this bean.
 *
 * @param url the JDBC URL, which may contain a secret
 * @param migrated whether it already has the schema, because this process is a worker, whose gateway migrates it
 */
public record AwaitedDatabase(String url, boolean migrated) {

    /** Returns the URL without its secrets. */
    @Override
    public String toString() {
        return DatabaseUrl.shown(url);
    }
}
