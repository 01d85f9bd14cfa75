package dev.stagedoor.http.request;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.protocol.model.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a request that make a message: a JSON body, and texts by name. */
public sealed interface RequestInput {

    /** Input that can be read. */
    record Parts(byte[] json, Map<String, List<String>> texts) implements RequestInput {}

    /** Input that cannot be read. */
    record Unreadable(Problem problem) implements RequestInput {}

    /** Combines the query, the variables of the path, and the body, which is JSON or a form. */
    static RequestInput of(String query, Map<String, String> variables, boolean form, byte[] body) {
        var queried = FormFields.parse(query);
        if (queried.isEmpty()) {
            return new Unreadable(Problem.of(
                    ProblemType.INVALID_URL,
                    "The query is not well-formed: its percent-encoding is broken, or is not UTF-8."));
        }
        var fields = form
                ? PercentEncoding.utf8(body).flatMap(FormFields::parse)
                : Optional.of(Map.<String, List<String>>of());
        if (fields.isEmpty()) {
            return new Unreadable(Problem.invalid(List.of(
                    new Fault("", "is not a well-formed form: its percent-encoding is broken, or it is not UTF-8"))));
        }
        return new Parts(form ? new byte[0] : body, merged(queried.get(), fields.get(), variables));
    }

    private static Map<String, List<String>> merged(
            Map<String, List<String>> queried, Map<String, List<String>> fields, Map<String, String> variables) {
        if (fields.isEmpty() && variables.isEmpty()) {
            return queried;
        }
        var merged = new LinkedHashMap<String, List<String>>();
        variables.forEach((name, value) ->
                merged.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        queried.forEach((name, values) ->
                merged.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        fields.forEach((name, values) ->
                merged.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        return merged;
    }
}
