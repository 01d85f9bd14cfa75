package dev.stagedoor.journal.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import slick.jdbc.H2Profile$;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;

/** Kind of database that can hold the journal. */
public enum Dialect {
    H2,
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

    /** Returns the Slick profile of the database. */
    public JdbcProfile profile() {
        return switch (this) {
            case H2 -> H2Profile$.MODULE$;
            case POSTGRESQL -> PostgresProfile$.MODULE$;
        };
    }
}
