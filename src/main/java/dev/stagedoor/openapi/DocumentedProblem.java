package dev.stagedoor.openapi;

import dev.stagedoor.ask.Executed;
import java.util.List;
import java.util.Map;

/** Problem that the document describes. */
public interface DocumentedProblem {

    /** Returns the name in kebab-case. */
    String named();

    /** Returns the URL that identifies the type. */
    String url();

    /** Returns the HTTP status. */
    int status();

    /** Returns the short name. */
    String title();

    /** Returns what the problem means, in a sentence or two. */
    String meaning();

    /** Returns whether the actor usually handled the message. */
    Executed executed();

    /** Returns whether the same request usually may succeed later, and does no harm. */
    boolean retryable();

    /** Returns what of a request the problem is about; a kind of request can only have problems of its aspects. */
    Aspect aspect();

    /** Returns the names of the headers that the answer can have. */
    List<String> headers();

    /** Returns an example of the member {@code errors}: details by JSON pointer; empty if it has no such member. */
    Map<String, String> faults();
}
