package dev.stagedoor.inspect;

import org.jspecify.annotations.Nullable;

/**
 * Which failures to list: those that fit all parts that are given, the newest first.
 *
 * @param type the name of the actor's type; null for all
 * @param id the actor's id; null for all
 * @param cause why the message went nowhere; null for all
 * @param limit how many to list at most
 */
public record FailureQuery(
        @Nullable String type,
        @Nullable String id,
        @Nullable FailureCause cause,
        int limit) {

    /** The most failures that a process keeps, and that a query may list. */
    public static final int MOST = 500;

    /** Checks the limit. */
    public FailureQuery {
        if (limit < 0 || limit > MOST) {
            throw new IllegalArgumentException("a query lists 0 to %s failures, and not %s".formatted(MOST, limit));
        }
    }

    /** Returns a query for the newest failures. */
    public static FailureQuery newest(int limit) {
        return new FailureQuery(null, null, null, limit);
    }

    /** Returns a query for the last failure of an actor. */
    public static FailureQuery last(String type, String id) {
        return new FailureQuery(type, id, null, 1);
    }

    /** Returns whether the failure is one to list. */
    public boolean fits(ActorFailure failure) {
        return (type == null || type.equals(failure.type()))
                && (id == null || id.equals(failure.id()))
                && (cause == null || cause == failure.cause());
    }
}
