/** The form in which asks travel between processes. */
@NullMarked
package dev.stagedoor.system.wire;

import org.jspecify.annotations.NullMarked;
