package dev.stagedoor.http.connection;

import dev.stagedoor.http.problem.Problem;
import java.io.Serial;

/** Marks a request as one that Netty could not decode, so that it never reaches Spring. It is never thrown. */
final class RefusedRequest extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedRequest(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
