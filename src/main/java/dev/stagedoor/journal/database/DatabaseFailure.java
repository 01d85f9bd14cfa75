package dev.stagedoor.journal.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Failure of a database, classified by its SQLSTATE.
 *
 * @param kind the kind of failure
 * @param reason the first line of the database's message
 */
public record DatabaseFailure(Kind kind, String reason) {

    /** Kind of a database failure. */
    public enum Kind {
        /** The database does not answer, is starting or stopping, or has no free connection. */
        UNREACHABLE,
        /** The database refuses the user or the password. */
        DENIED,
        /** The database does not exist. */
        MISSING,
        /** Another process uses the database. */
        IN_USE,
        /** Any other failure. */
        OTHER
    }

    /** Classifies a failure by the innermost of its causes that has an SQLSTATE; {@link Kind#OTHER} if none has. */
    public static DatabaseFailure of(Throwable failure) {
        var known = causes(failure)
                .filter(cause -> cause instanceof SQLException sql && sql.getSQLState() != null)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
        return known.map(sql -> new DatabaseFailure(kind(sql.getSQLState()), line(sql)))
                .orElseGet(() -> new DatabaseFailure(Kind.OTHER, line(failure)));
    }

    /** Returns the failure, followed by its causes from the outermost to the innermost. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Kind kind(String state) {
        return switch (state) {
            // H2 defines its own states: 90020 is a locked file; 90013, 90146 and 90149 are a missing database.
            case "90020" -> Kind.IN_USE;
            case "90013", "90146", "90149", "3D000" -> Kind.MISSING;
            // 57P01 to 57P03 are a PostgreSQL that stops or starts, 53300 one with too many connections, 90098 a
            // closing H2.
            case "57P01", "57P02", "57P03", "53300", "90067", "90098" -> Kind.UNREACHABLE;
            default -> state.startsWith("08") ? Kind.UNREACHABLE : state.startsWith("28") ? Kind.DENIED : Kind.OTHER;
        };
    }

    private static String line(Throwable failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    /** Returns whether the failure may pass by itself, so that waiting may help. */
    boolean mayPass() {
        return kind == Kind.UNREACHABLE;
    }
}
