package dev.stagedoor.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import slick.jdbc.H2Profile$;
import slick.jdbc.JdbcProfile;
import slick.jdbc.PostgresProfile$;

/** The databases that can keep the journal. */
enum Dialect {
    H2,
    POSTGRESQL;

    /**
     * The dialect of a database.
     *
     * @param url the JDBC URL of the database
     * @throws JournalException if the journal cannot be kept in such a database
     */
    static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> url.startsWith("jdbc:" + dialect.named() + ":"))
                .findFirst()
                .orElseThrow(() -> new JournalException(
                        "spring.datasource.url=%s names a database that the journal cannot be kept in, which is one of %s."
                                .formatted(
                                        DatabaseUrl.shown(url),
                                        Arrays.stream(values())
                                                .map(Dialect::named)
                                                .collect(Collectors.joining(", ")))));
    }

    /** The name, as in URLs and in the folders of migrations. */
    String named() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How Slick speaks to it. */
    JdbcProfile profile() {
        return switch (this) {
            case H2 -> H2Profile$.MODULE$;
            case POSTGRESQL -> PostgresProfile$.MODULE$;
        };
    }
}
