package dev.stagedoor.openapi;

import java.util.List;

/** Problems that the document describes. */
@FunctionalInterface
public interface ProblemCatalog {

    /** Returns all problems that the service can answer with, in the order of their statuses. */
    List<DocumentedProblem> all();
}
