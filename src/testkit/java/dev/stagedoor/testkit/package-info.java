/** Tests of actors over HTTP, and of their protocols. */
@NullMarked
package dev.stagedoor.testkit;

import org.jspecify.annotations.NullMarked;
