/** Frames that carry asks, tells and their answers between processes, over Netty's channels. */
@NullMarked
package dev.stagedoor.system.frame;

import org.jspecify.annotations.NullMarked;
