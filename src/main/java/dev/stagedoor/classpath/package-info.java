/** Checks what is on the class path, before anything depends on it. */
@NullMarked
package dev.stagedoor.classpath;

import org.jspecify.annotations.NullMarked;
