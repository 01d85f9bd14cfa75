/** What is acknowledged is kept, exactly once, whoever is killed meanwhile: gateways, workers, databases. */
@NullMarked
package dev.stagedoor.durability;

import org.jspecify.annotations.NullMarked;
