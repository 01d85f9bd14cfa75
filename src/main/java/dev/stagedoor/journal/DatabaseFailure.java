package dev.stagedoor.journal;

import java.sql.SQLException;

/**
 * What is wrong with a database, by its SQLSTATE.
 *
 * @param kind what kind of failure it is
 * @param reason the database's words, on one line
 */
public record DatabaseFailure(Kind kind, String reason) {

    /** What kind of failure it is. */
    public enum Kind {
        /** It does not answer, or not yet. */
        UNREACHABLE,
        /** It does not know the user, or the password is wrong. */
        DENIED,
        /** There is a server, but not the database. */
        MISSING,
        /** Another process has it. */
        IN_USE,
        /** Something else. */
        OTHER
    }

    /** What a failure says of the database, which may be one of its causes. */
    public static DatabaseFailure of(Throwable failure) {
        var known = JournalFailure.causes(failure)
                .filter(cause -> cause instanceof SQLException sql && sql.getSQLState() != null)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
        return known.map(sql -> new DatabaseFailure(kind(sql.getSQLState()), line(sql)))
                .orElseGet(() -> new DatabaseFailure(Kind.OTHER, line(failure)));
    }

    private static Kind kind(String state) {
        return switch (state) {
            // H2 has states of its own: 90020 is a locked file, 90013, 90146 and 90149 are a missing database.
            case "90020" -> Kind.IN_USE;
            case "90013", "90146", "90149", "3D000" -> Kind.MISSING;
            // 57P03 is a PostgreSQL that starts or stops, 53300 one that has too many connections, 90098 an H2 that
            // closes.
            case "57P03", "53300", "90067", "90098" -> Kind.UNREACHABLE;
            default -> state.startsWith("08") ? Kind.UNREACHABLE : state.startsWith("28") ? Kind.DENIED : Kind.OTHER;
        };
    }

    private static String line(Throwable failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    /** Whether it may pass by itself. */
    boolean mayPass() {
        return kind == Kind.UNREACHABLE;
    }
}
