package dev.stagedoor.http.problem;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.protocol.model.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem (RFC 9457) with what a caller needs to decide whether to retry. Immutable.
 *
 * @param type the problem type
 * @param detail what happened in this case, for people
 * @param executed whether the actor handled the message
 * @param retryable whether the same request may succeed later, and sending it again does no harm; a creation that is
 *     sent again may start a second actor
 * @param errors the faults of an invalid message; else empty
 * @param members additional members of the problem, by name
 * @param headers headers of the answer, by name
 */
public record Problem(
        ProblemType type,
        String detail,
        Executed executed,
        boolean retryable,
        List<Fault> errors,
        Map<String, String> members,
        Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Copies the collections. */
    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    /** Returns a problem of which {@code executed} and {@code retryable} are what is usual for its type. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, type.executed(), type.retryable(), List.of(), Map.of(), Map.of());
    }

    /** Returns the problem with a message that is not valid. */
    public static Problem invalid(List<Fault> errors) {
        var detail =
                errors.size() == 1 ? "The message has a fault." : "The message has %s faults.".formatted(errors.size());
        var type = ProblemType.INVALID_MESSAGE;
        return new Problem(type, detail, type.executed(), type.retryable(), errors, Map.of(), Map.of());
    }

    /** Returns the problem with a method that the path does not serve. */
    public static Problem methodNotAllowed(String method, List<String> allow) {
        var allowed = String.join(", ", allow);
        return of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This path does not serve %s; it serves %s.".formatted(method, allowed))
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }

    /**
     * Returns this problem of an ask. It is retryable if the actor did not handle the message.
     *
     * @param known whether the actor handled the message
     * @param safe whether the caller may repeat the request at will; the problem is then always retryable
     */
    public Problem after(Executed known, boolean safe) {
        return with(known, safe || known == Executed.NO);
    }

    /** Returns this problem, in a case that is not the usual one of its type. */
    public Problem with(Executed known, boolean again) {
        return new Problem(type, detail, known, again, errors, members, headers);
    }

    /**
     * Returns this problem of a repeat. If the repeat was not run, it is not known whether the request took effect,
     * because an earlier run may have.
     */
    public Problem ofRepeat() {
        return executed == Executed.NO
                ? new Problem(
                        type,
                        detail + " Whether an earlier run of this request took effect is not known.",
                        Executed.UNKNOWN,
                        true,
                        errors,
                        members,
                        headers)
                : this;
    }

    /** Returns this problem, and says when to retry; rounded up to whole seconds, at least 1. */
    public Problem retryAfter(Duration duration) {
        return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(duration)));
    }

    /** Returns this problem with one more header. */
    public Problem withHeader(String name, String value) {
        return new Problem(type, detail, executed, retryable, errors, members, with(headers, name, value));
    }

    /** Returns this problem with one more member. */
    public Problem withMember(String name, String value) {
        return new Problem(type, detail, executed, retryable, errors, with(members, name, value), headers);
    }

    /** Returns the answer that carries this problem as JSON. */
    public Answer answer() {
        var json = JSON.createObjectNode();
        json.put("type", type.url());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        json.put("executed", executed.name().toLowerCase(Locale.ROOT));
        json.put("retryable", retryable);
        if (!errors.isEmpty()) {
            var list = json.putArray("errors");
            errors.forEach(
                    fault -> list.addObject().put("pointer", fault.pointer()).put("detail", fault.detail()));
        }
        members.forEach(json::put);
        var fields = with(headers, HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return new Answer(HttpStatusCode.valueOf(type.status()), fields, JSON.writeValueAsBytes(json), type);
    }

    private static Map<String, String> with(Map<String, String> entries, String name, String value) {
        var more = new TreeMap<>(entries);
        more.put(name, value);
        return more;
    }
}
