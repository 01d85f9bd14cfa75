package dev.stagedoor.http.problem;

import dev.stagedoor.ask.Executed;
import dev.stagedoor.protocol.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem as of RFC 9457, with what a caller needs to decide whether to ask again.
 *
 * @param type what kind it is
 * @param detail what happened this time
 * @param executed whether the actor handled the message
 * @param retryable whether the same request may well succeed later, and cannot take effect twice
 * @param errors the faults of an invalid message, else none
 * @param members members of this kind of problem, by name
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

    /** Copies what it is given. */
    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    private static Problem of(ProblemType type, String detail, Executed executed, boolean retryable) {
        return new Problem(type, detail, executed, retryable, List.of(), Map.of(), Map.of());
    }

    /** A problem with the request, which was not let through; sending the same again is of no use. */
    public static Problem refused(ProblemType type, String detail) {
        return of(type, detail, Executed.NO, false);
    }

    /** A message that is not valid. */
    public static Problem invalid(List<Fault> errors) {
        var detail =
                errors.size() == 1 ? "The message has a fault." : "The message has %d faults.".formatted(errors.size());
        return new Problem(ProblemType.INVALID_MESSAGE, detail, Executed.NO, false, errors, Map.of(), Map.of());
    }

    /** A method that is not served. */
    public static Problem methodNotAllowed(String method, List<String> allow) {
        var allowed = String.join(", ", allow);
        return refused(ProblemType.METHOD_NOT_ALLOWED, "%s is not served here, but %s.".formatted(method, allowed))
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    /** An ask that was not sent; sending it later is worth a try, but nobody knows when. */
    public static Problem notSent(ProblemType type, String detail) {
        return of(type, detail, Executed.NO, true);
    }

    /** An ask that was not sent; sending it later is worth a try. */
    public static Problem notSent(ProblemType type, String detail, Duration retryAfter) {
        return notSent(type, detail).withHeader(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }

    /** An ask that was sent and went wrong. */
    public static Problem failed(ProblemType type, String detail, Executed executed, boolean safe) {
        return of(type, detail, executed, safe || executed == Executed.NO);
    }

    /** This problem, with one more header. */
    public Problem withHeader(String name, String value) {
        return new Problem(type, detail, executed, retryable, errors, members, with(headers, name, value));
    }

    /** This problem, with one more member. */
    public Problem withMember(String name, String value) {
        return new Problem(type, detail, executed, retryable, errors, with(members, name, value), headers);
    }

    /** The answer that tells it. */
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
        var answer = Answer.of(type.status(), MediaType.APPLICATION_PROBLEM_JSON, JSON.writeValueAsBytes(json));
        headers.forEach(answer::with);
        return answer;
    }

    private static Map<String, String> with(Map<String, String> entries, String name, String value) {
        var more = new TreeMap<>(entries);
        more.put(name, value);
        return more;
    }
}
