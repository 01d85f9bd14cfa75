/** Routes asks to the processes that host their actors. */
@NullMarked
package dev.stagedoor.system.routing;

import org.jspecify.annotations.NullMarked;
