/** Tests that the README and the pages of {@code docs/} are correct. */
@NullMarked
package dev.stagedoor.docs;

import org.jspecify.annotations.NullMarked;
