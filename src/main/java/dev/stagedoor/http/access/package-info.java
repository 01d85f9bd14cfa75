/** Decides which callers may do what, by the rules of the configuration. */
@NullMarked
package dev.stagedoor.http.access;

import org.jspecify.annotations.NullMarked;
