/** The routes of the service, and the endpoints that do not carry a message. */
@NullMarked
package dev.stagedoor.http.endpoint;

import org.jspecify.annotations.NullMarked;
