/** Tells at the start where the parts of the service are. */
@NullMarked
package dev.stagedoor.start;

import org.jspecify.annotations.NullMarked;
