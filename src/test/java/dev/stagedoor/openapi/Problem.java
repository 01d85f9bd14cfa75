package dev.stagedoor.openapi;

/**
 * Reply with the same name as one of the document's own schemas.
 *
 * @param knot any text
 */
public record Problem(String knot) {}
