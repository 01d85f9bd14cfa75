package dev.stagedoor.journal.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kind of database that can hold the journal. */
public enum Dialect {
    SQLITE,
    POSTGRESQL;

    /**
     * Returns the dialect of a database.
     *
     * @param url the JDBC URL of the database
     * @throws JournalException if the database is of another kind
     */
    public static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> url.startsWith("jdbc:" + dialect.named() + ":"))
                .findFirst()
                .orElseThrow(() -> new JournalException(
                        "spring.datasource.url=%s names a database that cannot hold the journal; use one of %s."
                                .formatted(
                                        DatabaseUrl.shown(url),
                                        Arrays.stream(values())
                                                .map(Dialect::named)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Returns the name that JDBC URLs and the folders of migrations use. */
    public String named() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the SQL expression for the database's time, in milliseconds since 1970. */
    public String now() {
        return switch (this) {
            case SQLITE -> "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
            case POSTGRESQL -> "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
        };
    }
}
