/** Wires the HTTP interface, and answers requests that fail or that nothing serves. */
@NullMarked
package dev.stagedoor.http;

import org.jspecify.annotations.NullMarked;
