/** Answers plain asks below Spring's web layer. */
@NullMarked
package dev.stagedoor.http.direct;

import org.jspecify.annotations.NullMarked;
