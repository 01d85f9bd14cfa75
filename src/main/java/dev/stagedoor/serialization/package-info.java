/** The JSON of what actors persist and send to one another, and which types it can carry. */
@NullMarked
package dev.stagedoor.serialization;

import org.jspecify.annotations.NullMarked;
