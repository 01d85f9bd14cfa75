/** Writes protocols into the OpenAPI document. */
@NullMarked
package dev.stagedoor.openapi;

import org.jspecify.annotations.NullMarked;
