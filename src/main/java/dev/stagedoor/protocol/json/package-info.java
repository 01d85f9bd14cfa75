/** The strict JSON mapper of protocols, and the types of values that it reads and writes in one form only. */
@NullMarked
package dev.stagedoor.protocol.json;

import org.jspecify.annotations.NullMarked;
