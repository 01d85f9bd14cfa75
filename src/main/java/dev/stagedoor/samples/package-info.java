/** Sample actors to copy: plain Pekko, one file each. {@code stagedoor.samples.enabled=true} enables them. */
@NullMarked
package dev.stagedoor.samples;

import org.jspecify.annotations.NullMarked;
