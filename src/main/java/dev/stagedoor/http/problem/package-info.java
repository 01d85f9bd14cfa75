/** Answers to requests: problems of every type, and answers whose bytes are ready. */
@NullMarked
package dev.stagedoor.http.problem;

import org.jspecify.annotations.NullMarked;
