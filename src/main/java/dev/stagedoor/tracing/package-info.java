/** The vocabulary of tracing: spans of requests, of asks, and of how actors handle messages. It names no tracer. */
@NullMarked
package dev.stagedoor.tracing;

import org.jspecify.annotations.NullMarked;
