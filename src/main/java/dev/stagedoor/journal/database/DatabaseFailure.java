package dev.stagedoor.journal.database;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Failure of a database, classified by its SQLSTATE, or by the result code of SQLite, which has no SQLSTATE.
 *
 * @param kind the kind of failure
 * @param reason the first line of the database's message, with the name of the failure if there is no message, or only a path
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
        /** Any other failure. */
        OTHER
    }

    /** Another process wrote for longer than {@code busy_timeout}. */
    private static final int SQLITE_BUSY = 5;

    /** Classifies a failure by the innermost of its causes that tells its kind; {@link Kind#OTHER} if none does. */
    public static DatabaseFailure of(Throwable failure) {
        var known = causes(failure)
                .filter(cause -> cause instanceof SQLException sql && isClassified(sql))
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
        return known.map(sql -> new DatabaseFailure(kind(sql), line(sql)))
                .orElseGet(() -> new DatabaseFailure(Kind.OTHER, line(failure)));
    }

    /** Returns the failure, followed by its causes from the outermost to the innermost. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isClassified(SQLException failure) {
        return failure.getSQLState() != null || failure.getErrorCode() != 0;
    }

    private static Kind kind(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? ofSqlite(failure.getErrorCode()) : ofState(state);
    }

    private static Kind ofSqlite(int code) {
        return code == SQLITE_BUSY ? Kind.UNREACHABLE : Kind.OTHER;
    }

    private static Kind ofState(String state) {
        return switch (state) {
            case "3D000" -> Kind.MISSING;
            // 57P01 to 57P03 are a PostgreSQL that stops or starts, 53300 one with too many connections.
            case "57P01", "57P02", "57P03", "53300" -> Kind.UNREACHABLE;
            default -> state.startsWith("08") ? Kind.UNREACHABLE : state.startsWith("28") ? Kind.DENIED : Kind.OTHER;
        };
    }

    private static String line(Throwable failure) {
        var told = failure.getMessage();
        var message = told == null || tellsOnlyPath(failure) ? failure.toString() : told;
        return message.lines().findFirst().orElse("").strip();
    }

    private static boolean tellsOnlyPath(Throwable failure) {
        return failure instanceof FileSystemException file && file.getReason() == null;
    }

    /** Returns whether the failure may pass by itself, so that waiting may help. */
    boolean mayPass() {
        return kind == Kind.UNREACHABLE;
    }
}
