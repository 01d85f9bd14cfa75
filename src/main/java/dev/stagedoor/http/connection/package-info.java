/** What happens on connections before requests come to Spring: what is no HTTP, what takes too long, and how they end. */
@NullMarked
package dev.stagedoor.http.connection;

import org.jspecify.annotations.NullMarked;
