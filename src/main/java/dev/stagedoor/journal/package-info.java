/** Pekko Persistence on Spring's data source: schema, erasing, and what a failure means. */
@NullMarked
package dev.stagedoor.journal;

import org.jspecify.annotations.NullMarked;
