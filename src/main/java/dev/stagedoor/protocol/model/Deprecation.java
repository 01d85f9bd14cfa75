package dev.stagedoor.protocol.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Deprecation of a message.
 *
 * @param since when the deprecation starts; empty if no date is given
 * @param sunset when the message may be removed, not before {@code since}; empty if this is undecided
 */
public record Deprecation(Optional<Instant> since, Optional<Instant> sunset) {

    /**
     * Checks the order of the dates.
     *
     * @throws IllegalArgumentException if the sunset is before the deprecation, which RFC 9745 forbids
     */
    public Deprecation {
        if (since.isPresent() && sunset.isPresent() && sunset.get().isBefore(since.get())) {
            throw new IllegalArgumentException(
                    "its sunset, %s, comes before its deprecation, %s".formatted(sunset.get(), since.get()));
        }
    }
}
