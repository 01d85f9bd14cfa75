/** Reads message classes into protocols at the start, and refuses what HTTP cannot serve. */
@NullMarked
package dev.stagedoor.protocol.reading;

import org.jspecify.annotations.NullMarked;
