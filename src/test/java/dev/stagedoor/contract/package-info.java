/** Tests that the service and its OpenAPI document agree, and that later documents do not break callers unnoticed. */
@NullMarked
package dev.stagedoor.contract;

import org.jspecify.annotations.NullMarked;
