/** Connections before requests reach Spring: malformed HTTP, timeouts, allowed hosts, and the end of connections. */
@NullMarked
package dev.stagedoor.http.connection;

import org.jspecify.annotations.NullMarked;
