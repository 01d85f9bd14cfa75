/** Which actors persisted something by the journal, and what it is. */
@NullMarked
package dev.stagedoor.journal.kept;

import org.jspecify.annotations.NullMarked;
