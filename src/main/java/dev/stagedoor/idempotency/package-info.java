/** Remembers the first answer to each request that carries an {@code Idempotency-Key}, so that none takes effect twice. */
@NullMarked
package dev.stagedoor.idempotency;

import org.jspecify.annotations.NullMarked;
