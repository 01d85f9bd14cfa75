/** Sends the messages of requests to actors, and answers with the outcomes. */
@NullMarked
package dev.stagedoor.http.ask;

import org.jspecify.annotations.NullMarked;
