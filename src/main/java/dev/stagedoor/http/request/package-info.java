/** Reads what a request carries: the body, texts of query and form, preferences, and who sends it. */
@NullMarked
package dev.stagedoor.http.request;

import org.jspecify.annotations.NullMarked;
