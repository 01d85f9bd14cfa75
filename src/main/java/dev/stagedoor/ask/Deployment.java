package dev.stagedoor.ask;

/**
 * What the rest of a gateway has to know of where its actors run.
 *
 * @param sharesActors whether other gateways serve the same actors
 * @param largestReply how many bytes the JSON of a reply may have. A member of a cluster limits the replies of its own
 *     actors like those that travel, so that an answer does not depend on where the actor lives
 */
public record Deployment(boolean sharesActors, long largestReply) {

    /** Returns the deployment of a gateway whose actors nobody else serves. */
    public static Deployment alone() {
        return new Deployment(false, Long.MAX_VALUE);
    }

    /** Checks the values. */
    public Deployment {
        if (largestReply < 1) {
            throw new IllegalArgumentException(
                    "the largest reply must have at least one byte, but has " + largestReply);
        }
    }
}
