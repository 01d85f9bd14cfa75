/** Keys of a file, by which callers authenticate. */
@NullMarked
package dev.stagedoor.http.key;

import org.jspecify.annotations.NullMarked;
