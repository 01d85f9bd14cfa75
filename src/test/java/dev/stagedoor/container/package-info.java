/** The container image as it is built and run: without rights, without a shell, with its cache. */
@NullMarked
package dev.stagedoor.container;

import org.jspecify.annotations.NullMarked;
