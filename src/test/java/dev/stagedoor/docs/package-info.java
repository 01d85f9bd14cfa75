/** Keeps the README and the pages of {@code docs/} true. */
@NullMarked
package dev.stagedoor.docs;

import org.jspecify.annotations.NullMarked;
