/** Reads an actor's message class into operations, builds its messages from JSON, and describes both in JSON Schema. */
@NullMarked
package dev.stagedoor.protocol;

import org.jspecify.annotations.NullMarked;
