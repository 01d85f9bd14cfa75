/** Spans of the requests that Spring observes: their attributes, and the header by which callers learn of them. */
@NullMarked
package dev.stagedoor.http.tracing;

import org.jspecify.annotations.NullMarked;
