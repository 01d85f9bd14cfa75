package dev.stagedoor.journal;

import org.jspecify.annotations.Nullable;

/**
 * How a database is reached. Holds secrets.
 *
 * @param url its JDBC URL
 * @param username who connects; null if nobody is named
 * @param password by which; null if there is none
 */
public record DatabaseAccess(
        String url, @Nullable String username, @Nullable String password) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return DatabaseUrl.shown(url);
    }
}
