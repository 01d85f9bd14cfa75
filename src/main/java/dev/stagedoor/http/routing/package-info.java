/** Finds the endpoint for the method and path of a request. */
@NullMarked
package dev.stagedoor.http.routing;

import org.jspecify.annotations.NullMarked;
