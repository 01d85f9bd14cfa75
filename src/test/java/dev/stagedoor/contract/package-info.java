/** Holds the OpenAPI document to what the service does, and the service to what the document says. */
@NullMarked
package dev.stagedoor.contract;

import org.jspecify.annotations.NullMarked;
