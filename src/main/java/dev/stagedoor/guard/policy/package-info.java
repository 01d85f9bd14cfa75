/** Policies that decide whether an ask is sent, and the limits of asks in flight. */
@NullMarked
package dev.stagedoor.guard.policy;

import org.jspecify.annotations.NullMarked;
