package dev.stagedoor.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which problems a request can be answered with. */
public interface ProblemCatalog {

    /** The kinds of requests, which differ in what can go wrong. */
    enum Kind {
        /** A message that is asked with parameters only. */
        READ,
        /** A message that is asked with a body. */
        WRITE,
        /** A message that is asked with a body, and answered without one. */
        WRITE_ONLY,
        /** A message that nobody replies to. */
        TELL,
        /** The start of an actor. */
        START,
        /** The stop of an actor. */
        STOP,
        /** The stop of an actor, with all that it persisted erased. */
        ERASE,
        /** A look at what is served. */
        CATALOG,
        /** A look at one of the things that are served. */
        CATALOG_ENTRY
    }

    /**
     * A problem, as the document tells it.
     *
     * @param name its name in kebab-case
     * @param url what identifies its type
     * @param status the HTTP status it comes with
     * @param title its short name
     * @param meaning what it means, in a sentence
     * @param executed whether the actor handled the message, as the member of that name mostly says
     * @param retryable whether asking again is of use, as the member of that name mostly says
     * @param headers the names of the headers it can come with
     * @param faults an example of what {@code errors} lists, by pointer; none where it lists nothing
     */
    record DocumentedProblem(
            String name,
            String url,
            int status,
            String title,
            String meaning,
            String executed,
            boolean retryable,
            Set<String> headers,
            Map<String, String> faults) {}

    /** Whether such requests are served. */
    boolean meets(Kind kind);

    /** The problems of a kind of requests. */
    List<DocumentedProblem> of(Kind kind);
}
