/** Reads from a database, and writes to it in transactions that many writes share. */
@NullMarked
package dev.stagedoor.journal.transaction;

import org.jspecify.annotations.NullMarked;
