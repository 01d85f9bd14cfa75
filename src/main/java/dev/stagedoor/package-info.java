/** The application class, nothing else. */
@NullMarked
package dev.stagedoor;

import org.jspecify.annotations.NullMarked;
