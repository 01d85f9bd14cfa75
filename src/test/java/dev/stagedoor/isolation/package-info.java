/** Nobody shuts the door for others: many clients ask healthy actors while others make trouble. */
@NullMarked
package dev.stagedoor.isolation;

import org.jspecify.annotations.NullMarked;
