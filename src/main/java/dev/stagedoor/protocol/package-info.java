/**
 * Reads message classes into operations, decodes messages from JSON, and describes messages and replies in JSON Schema.
 */
@NullMarked
package dev.stagedoor.protocol;

import org.jspecify.annotations.NullMarked;
