/** Actors that persist what could not be read again, apart from the actors of other tests. */
@NullMarked
package dev.stagedoor.system.unreadable;

import org.jspecify.annotations.NullMarked;
