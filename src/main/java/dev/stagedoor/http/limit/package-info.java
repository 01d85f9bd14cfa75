/** Answers requests of callers that send too many. */
@NullMarked
package dev.stagedoor.http.limit;

import org.jspecify.annotations.NullMarked;
