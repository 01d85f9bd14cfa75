/** The vocabulary of asking an actor: who is asked what until when, what came of it, and the one port that answers. */
@NullMarked
package dev.stagedoor.ask;

import org.jspecify.annotations.NullMarked;
