/** Vocabulary of an ask: address, request, deadline, outcome, and the one port that answers asks. */
@NullMarked
package dev.stagedoor.ask;

import org.jspecify.annotations.NullMarked;
