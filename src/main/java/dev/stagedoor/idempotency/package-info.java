/**
 * Keeps the first answer to each request with an {@code Idempotency-Key}, so that a repeat does not take effect again.
 */
@NullMarked
package dev.stagedoor.idempotency;

import org.jspecify.annotations.NullMarked;
