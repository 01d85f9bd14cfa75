/** Describes messages and replies in JSON Schema. */
@NullMarked
package dev.stagedoor.protocol.schema;

import org.jspecify.annotations.NullMarked;
