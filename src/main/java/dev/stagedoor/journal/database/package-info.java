/** The database that holds a journal: its kind and settings, waiting for it, and keeping it to one service. */
@NullMarked
package dev.stagedoor.journal.database;

import org.jspecify.annotations.NullMarked;
