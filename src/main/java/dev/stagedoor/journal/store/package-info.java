/** Plugin of Pekko Persistence that keeps events, snapshots and durable states in SQLite or PostgreSQL. */
@NullMarked
package dev.stagedoor.journal.store;

import org.jspecify.annotations.NullMarked;
