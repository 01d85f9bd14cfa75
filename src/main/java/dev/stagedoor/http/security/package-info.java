/** Fits Spring Security to the URLs of actors, if an application has it. */
@NullMarked
package dev.stagedoor.http.security;

import org.jspecify.annotations.NullMarked;
