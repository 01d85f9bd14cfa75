/** Vocabulary of looking at actors without waking them: which there are, where they live, and what they persisted. */
@NullMarked
package dev.stagedoor.inspect;

import org.jspecify.annotations.NullMarked;
