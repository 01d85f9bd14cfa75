/** Logs what a long start waits for. */
@NullMarked
package dev.stagedoor.progress;

import org.jspecify.annotations.NullMarked;
