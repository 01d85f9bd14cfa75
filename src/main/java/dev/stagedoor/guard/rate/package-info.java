/** Limits how many requests each caller may send to the actors of a type in a period. */
@NullMarked
package dev.stagedoor.guard.rate;

import org.jspecify.annotations.NullMarked;
