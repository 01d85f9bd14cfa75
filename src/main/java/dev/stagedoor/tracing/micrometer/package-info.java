/** Tracing by Micrometer's tracer, if the application has one. */
@NullMarked
package dev.stagedoor.tracing.micrometer;

import org.jspecify.annotations.NullMarked;
