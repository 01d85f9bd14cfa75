/** Tests of the container image: built, and run without privileges, without a shell, and with its AOT cache. */
@NullMarked
package dev.stagedoor.container;

import org.jspecify.annotations.NullMarked;
