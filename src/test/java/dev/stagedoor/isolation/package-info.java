/** Many clients ask healthy actors while another actor, or another caller, makes trouble. */
@NullMarked
package dev.stagedoor.isolation;

import org.jspecify.annotations.NullMarked;
