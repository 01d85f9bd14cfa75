package dev.stagedoor.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Catalog of the problems that requests can be answered with. */
public interface ProblemCatalog {

    /** Kind of request. Kinds differ in the problems that they can be answered with. */
    enum Kind {
        /** An ask by {@code GET}. */
        READ,
        /** An ask by another method, whose success may be answered with JSON. */
        WRITE,
        /** An ask by another method, whose success is answered without a body. */
        WRITE_ONLY,
        /** A tell. */
        TELL,
        /** Starts an actor. */
        START,
        /** Stops an actor. */
        STOP,
        /** Stops an actor and erases everything that it persisted. */
        ERASE,
        /** Reads the catalog of actor types or problems, or one actor type. */
        CATALOG,
        /** Reads an entry of a catalog, named by a path variable. */
        CATALOG_ENTRY
    }

    /**
     * A problem as the document describes it.
     *
     * @param name its name in kebab-case
     * @param url the URL that identifies its type
     * @param status its HTTP status
     * @param title its short name
     * @param meaning its meaning, in one sentence
     * @param executed the usual value of the member {@code executed}: whether the actor handled the message
     * @param retryable the usual value of the member {@code retryable}: whether a retry is safe and may succeed
     * @param headers the names of the headers that it can have
     * @param faults an example of the member {@code errors}: details by JSON pointer; empty if it has no such member
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

    /** Returns whether the service accepts requests of a kind. */
    boolean meets(Kind kind);

    /** Returns the problems that requests of a kind can be answered with. */
    List<DocumentedProblem> of(Kind kind);
}
