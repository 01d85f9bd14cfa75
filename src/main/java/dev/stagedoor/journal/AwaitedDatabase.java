package dev.stagedoor.journal;

/**
 * Database that answers. Everything that migrates it depends on this bean.
 *
 * @param url the JDBC URL, which may contain a secret
 */
record AwaitedDatabase(String url) {

    /** Returns the URL without its secrets. */
    @Override
    public String toString() {
        return DatabaseUrl.shown(url);
    }
}
