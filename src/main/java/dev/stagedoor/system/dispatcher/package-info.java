/** Dispatchers that run actors on the event loop of the request, as long as they prove quick. */
@NullMarked
package dev.stagedoor.system.dispatcher;

import org.jspecify.annotations.NullMarked;
