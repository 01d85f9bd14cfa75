/** Protects users of a browser on the machine or network of the service from pages of other origins. */
@NullMarked
package dev.stagedoor.http.browser;

import org.jspecify.annotations.NullMarked;
