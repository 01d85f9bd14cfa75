package dev.stagedoor.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * That a message should no longer be used.
 *
 * @param since from when on; empty if its author gave no date
 * @param sunset from when on it may be gone, not before {@code since}; empty if that is not settled
 */
public record Deprecation(Optional<Instant> since, Optional<Instant> sunset) {

    /**
     * Checks the order of the dates.
     *
     * @throws IllegalArgumentException if the sunset comes before the deprecation, which RFC 9745 rules out
     */
    public Deprecation {
        if (since.isPresent() && sunset.isPresent() && sunset.get().isBefore(since.get())) {
            throw new IllegalArgumentException(
                    "its sunset, %s, comes before its deprecation, %s".formatted(sunset.get(), since.get()));
        }
    }
}
