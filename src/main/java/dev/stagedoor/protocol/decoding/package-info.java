/** Decodes and validates messages, and finds all faults of invalid input. */
@NullMarked
package dev.stagedoor.protocol.decoding;

import org.jspecify.annotations.NullMarked;
