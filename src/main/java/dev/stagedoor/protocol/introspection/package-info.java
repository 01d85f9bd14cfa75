/** Reads from the author's classes what their JSON has: members, nullness, sealed families, and one form of each value. */
@NullMarked
package dev.stagedoor.protocol.introspection;

import org.jspecify.annotations.NullMarked;
