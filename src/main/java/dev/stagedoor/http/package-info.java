/** The HTTP interface: routes and handlers, which read requests and write answers and problems. */
@NullMarked
package dev.stagedoor.http;

import org.jspecify.annotations.NullMarked;
