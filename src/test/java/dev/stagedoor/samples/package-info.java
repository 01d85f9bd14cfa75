/** Tests of the samples, written as authors write theirs. */
@NullMarked
package dev.stagedoor.samples;

import org.jspecify.annotations.NullMarked;
