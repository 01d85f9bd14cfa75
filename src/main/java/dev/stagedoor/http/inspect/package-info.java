/** What is known of actors, as callers get it: pages of a list, and one actor. */
@NullMarked
package dev.stagedoor.http.inspect;

import org.jspecify.annotations.NullMarked;
