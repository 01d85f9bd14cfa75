/** Logs which requests were refused, and which may have changed something. */
@NullMarked
package dev.stagedoor.http.audit;

import org.jspecify.annotations.NullMarked;
