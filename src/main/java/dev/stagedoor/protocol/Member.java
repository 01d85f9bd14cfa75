package dev.stagedoor.protocol;

import tools.jackson.databind.JavaType;

/**
 * A member of a JSON object that makes a record.
 *
 * @param name its name in JSON
 * @param component the name of the record's component
 * @param type what its value makes
 * @param nullable whether it may be null or left out
 */
public record Member(String name, String component, JavaType type, boolean nullable) {}
