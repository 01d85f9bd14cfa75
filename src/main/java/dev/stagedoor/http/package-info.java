/** The HTTP of it: routes and handlers, what is read from a request and written as an answer, and problems. */
@NullMarked
package dev.stagedoor.http;

import org.jspecify.annotations.NullMarked;
