/** Keeps what actors persist: Pekko Persistence on Spring's data source, the schema it needs, and what went wrong with it. */
@NullMarked
package dev.stagedoor.journal;

import org.jspecify.annotations.NullMarked;
