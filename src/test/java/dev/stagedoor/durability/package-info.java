/** Tests that every acknowledged operation is kept exactly once when gateways, workers or databases are killed. */
@NullMarked
package dev.stagedoor.durability;

import org.jspecify.annotations.NullMarked;
