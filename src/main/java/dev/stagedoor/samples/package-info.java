/** Actors to learn from and to copy: plain Pekko, each in one file. On with {@code stagedoor.samples.enabled=true}. */
@NullMarked
package dev.stagedoor.samples;

import org.jspecify.annotations.NullMarked;
