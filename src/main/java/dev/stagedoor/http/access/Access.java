package dev.stagedoor.http.access;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to do.
 *
 * @param kind what the request does with the actor
 * @param type the actor's type
 * @param id the actor's id; null if the service chooses it
 * @param message the message as it stands in URLs; null if the request carries none
 */
public record Access(
        AccessKind kind,
        String type,
        @Nullable String id,
        @Nullable String message) {}
