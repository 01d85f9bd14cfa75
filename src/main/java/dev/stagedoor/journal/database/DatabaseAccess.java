package dev.stagedoor.journal.database;

import org.jspecify.annotations.Nullable;

/**
 * JDBC URL and credentials of a database. Holds secrets.
 *
 * @param url the JDBC URL, which may contain a secret
 * @param username the user name; null if there is none
 * @param password the password; null if there is none
 */
public record DatabaseAccess(
        String url, @Nullable String username, @Nullable String password) {

    /** Returns the URL without its secrets. */
    @Override
    public String toString() {
        return DatabaseUrl.shown(url);
    }
}
