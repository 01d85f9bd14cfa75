/** Holds only the application class. */
@NullMarked
package dev.stagedoor;

import org.jspecify.annotations.NullMarked;
