/** What the author's classes say about their JSON: members, nullness, sealed families, and the form of each value. */
@NullMarked
package dev.stagedoor.protocol.introspection;

import org.jspecify.annotations.NullMarked;
