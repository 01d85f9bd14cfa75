package dev.stagedoor.inspect;

import org.jspecify.annotations.Nullable;

/**
 * Which actors to list, in the order {@link IdOrder#BY_BYTES} of their ids.
 *
 * @param type the name of their type
 * @param prefix what their ids begin with; empty for all
 * @param after the id that the list begins after; null for the first that fits
 * @param limit how many to list at most
 */
public record ActorQuery(
        String type, String prefix, @Nullable String after, int limit) {

    /** The most actors that a query may list: one more than the largest page has. */
    public static final int MOST = 1_001;

    /** Checks the limit. */
    public ActorQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a query lists 1 to %s actors, and not %s".formatted(MOST, limit));
        }
    }

    /** Returns a query for one actor, which may find another whose id begins alike. */
    public static ActorQuery one(String type, String id) {
        return new ActorQuery(type, id, null, 1);
    }
}
