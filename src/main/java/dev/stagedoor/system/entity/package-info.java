/** What surrounds each actor in the process that hosts it: the interceptor of its messages, its stash, its passivation. */
@NullMarked
package dev.stagedoor.system.entity;

import org.jspecify.annotations.NullMarked;
