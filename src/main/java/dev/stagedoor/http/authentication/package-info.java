/** Authenticates callers by Spring Security, and reads the rules about what they may do. */
@NullMarked
package dev.stagedoor.http.authentication;

import org.jspecify.annotations.NullMarked;
