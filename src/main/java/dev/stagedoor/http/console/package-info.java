/** Console for operators: a page that shows the service as it is now. */
@NullMarked
package dev.stagedoor.http.console;

import org.jspecify.annotations.NullMarked;
