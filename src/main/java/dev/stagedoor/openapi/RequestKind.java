package dev.stagedoor.openapi;

import static dev.stagedoor.openapi.Aspect.ACCEPT;
import static dev.stagedoor.openapi.Aspect.ADMISSION;
import static dev.stagedoor.openapi.Aspect.BODY;
import static dev.stagedoor.openapi.Aspect.BREAKER;
import static dev.stagedoor.openapi.Aspect.ENTRY;
import static dev.stagedoor.openapi.Aspect.ERASURE;
import static dev.stagedoor.openapi.Aspect.HTTP;
import static dev.stagedoor.openapi.Aspect.ID;
import static dev.stagedoor.openapi.Aspect.KEY;
import static dev.stagedoor.openapi.Aspect.KNOWLEDGE;
import static dev.stagedoor.openapi.Aspect.LIMIT;
import static dev.stagedoor.openapi.Aspect.MESSAGE;
import static dev.stagedoor.openapi.Aspect.NO_KEY;
import static dev.stagedoor.openapi.Aspect.ORIGIN;
import static dev.stagedoor.openapi.Aspect.OUTCOME;
import static dev.stagedoor.openapi.Aspect.QUERY;
import static dev.stagedoor.openapi.Aspect.RATE;
import static dev.stagedoor.openapi.Aspect.REPLY;
import static dev.stagedoor.openapi.Aspect.SECURITY;

import dev.stagedoor.protocol.model.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kind of request. Its aspects decide about the problems that it can be answered with, and about its headers. */
@SuppressWarnings("ImmutableEnumChecker") // the set of aspects is not changed
public enum RequestKind {
    /** An ask by {@code GET}. */
    READ(ID, MESSAGE, ACCEPT, RATE, ADMISSION, LIMIT, BREAKER, OUTCOME, REPLY),
    /** An ask by another method, whose success may be answered with JSON. */
    WRITE(ID, MESSAGE, ORIGIN, ACCEPT, BODY, KEY, RATE, ADMISSION, LIMIT, BREAKER, OUTCOME, REPLY),
    /** An ask by another method, whose success is answered without a body. */
    WRITE_ONLY(ID, MESSAGE, ORIGIN, BODY, KEY, RATE, ADMISSION, LIMIT, BREAKER, OUTCOME, REPLY),
    /** A tell. */
    TELL(ID, MESSAGE, ORIGIN, BODY, NO_KEY, RATE, ADMISSION, LIMIT, BREAKER),
    /** Starts an actor. */
    START(ORIGIN, ACCEPT, KEY, RATE, ADMISSION, LIMIT, OUTCOME),
    /** Stops an actor. */
    STOP(ID, ORIGIN, RATE, ADMISSION, OUTCOME),
    /** Stops an actor and erases everything that it persisted. */
    ERASE(ID, ORIGIN, RATE, ADMISSION, OUTCOME, ERASURE),
    /** Lists actors. */
    LIST(QUERY, ACCEPT, RATE),
    /** Looks at an actor. */
    LOOK(ID, KNOWLEDGE, ACCEPT, RATE),
    /** Reads the catalog of actor types or problems, or one actor type. */
    CATALOG(ACCEPT),
    /** Reads an entry of a catalog, named by a path variable. */
    CATALOG_ENTRY(ACCEPT, ENTRY);

    private final Set<Aspect> aspects = EnumSet.of(HTTP, SECURITY);

    RequestKind(Aspect... aspects) {
        this.aspects.addAll(List.of(aspects));
    }

    /** Returns the kind of the requests that carry a message. */
    static RequestKind of(Operation operation, String method) {
        if (operation.reply().isEmpty()) {
            return TELL;
        }
        if (method.equals("GET")) {
            return READ;
        }
        return operation.answersJson() ? WRITE : WRITE_ONLY;
    }

    /** Returns whether a request of this kind can have problems of the aspect. */
    boolean has(Aspect aspect) {
        return aspects.contains(aspect);
    }

    /** Returns the names of the shared parameters of such requests. */
    List<String> parameters() {
        var names = new ArrayList<String>();
        if (has(QUERY)) {
            names.addAll(List.of("Prefix", "Limit", "Cursor"));
        }
        if (has(ADMISSION)) {
            names.add("Prefer");
        }
        if (has(KEY)) {
            names.add("Idempotency-Key");
        }
        return names;
    }

    /** Returns the names of the headers that belong to the parameters, on successes. */
    List<String> headers() {
        var names = new ArrayList<String>();
        if (has(ADMISSION)) {
            names.add("Preference-Applied");
        }
        if (has(KEY)) {
            names.add("Idempotency-Replayed");
        }
        return names;
    }
}
