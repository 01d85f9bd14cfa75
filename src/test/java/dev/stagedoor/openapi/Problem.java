package dev.stagedoor.openapi;

/**
 * Something of an actor's that has the name of one of the document's own schemas.
 *
 * @param knot where it hurts
 */
public record Problem(String knot) {}
