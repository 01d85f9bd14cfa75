/** The OpenAPI document, written from protocols. */
@NullMarked
package dev.stagedoor.openapi;

import org.jspecify.annotations.NullMarked;
