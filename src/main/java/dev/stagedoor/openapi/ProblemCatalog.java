package dev.stagedoor.openapi;

import java.util.List;

/** Tells which problems a request can be answered with. */
@FunctionalInterface
public interface ProblemCatalog {

    /** The kinds of requests, which differ in what can go wrong. */
    enum Kind {
        /** A message that is asked with parameters only. */
        READ,
        /** A message that is asked with a body. */
        WRITE,
        /** A message that nobody replies to. */
        TELL,
        /** The start of an actor. */
        START,
        /** The stop of an actor. */
        STOP,
        /** A look at what is served. */
        CATALOG
    }

    /**
     * A problem, as the document tells it.
     *
     * @param url what identifies its type
     * @param status the HTTP status it comes with
     * @param title its short name
     * @param meaning what it means, in a sentence
     * @param executed whether the actor handled the message, as the member of that name mostly says
     * @param retryAfter whether it says when to ask again, and so can be
     */
    record DocumentedProblem(
            String url, int status, String title, String meaning, String executed, boolean retryAfter) {}

    /** The problems of a kind of requests. */
    List<DocumentedProblem> of(Kind kind);
}
