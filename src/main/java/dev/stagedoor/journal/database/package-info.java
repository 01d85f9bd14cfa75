/** The database that holds a journal: its kind and settings, waiting for it, and sharing it with other processes. */
@NullMarked
package dev.stagedoor.journal.database;

import org.jspecify.annotations.NullMarked;
