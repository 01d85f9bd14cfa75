package dev.stagedoor.contract;

import dev.stagedoor.contract.ApiOperation.Parameter;
import dev.stagedoor.contract.Sent.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Flaws that make valid requests invalid, grouped by kind so that no kind is rare. */
final class RequestFlaws {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "1.5",
            "007",
            "+5",
            "0x1F",
            "1e400",
            "9223372036854775808",
            "NaN",
            "null",
            "true",
            "TRUE",
            "\"1\"",
            "[1]",
            "{}",
            "2026-02-30",
            "2026-01-31T12:00:00",
            "PT",
            "é",
            "x".repeat(300),
            "\u0000");

    private static final List<String> MALFORMED = List.of("%", "%4", "%zz", "é", "<", "\"", "|", "^", "\\");
    private static final List<String> NOT_UTF8 = List.of("a%ffb", "%c3", "%ed%a0%80", "%c0%80");

    private final ValidRequests valid;
    private final Conformance conformance;
    private final BodyFlaws bodies;

    RequestFlaws(ApiDocument document, ValidRequests valid) {
        this.valid = valid;
        this.conformance = new Conformance(document);
        this.bodies = new BodyFlaws(document);
    }

    /** Returns the request with one flaw, chosen by two numbers: one for the kind, one for the flaw of that kind. */
    Optional<Sent> in(Sent valid, int kind, int which) {
        var kinds = kinds(valid, which);
        Collections.rotate(kinds, -(kind % kinds.size()));
        return kinds.stream()
                .map(Supplier::get)
                .filter(flaws -> !flaws.isEmpty())
                .findFirst()
                .map(flaws -> flaws.get(which % flaws.size()).in(valid));
    }

    private List<Supplier<List<Flaw>>> kinds(Sent sent, int which) {
        return Arrays.asList(
                () -> path(sent.operation()),
                () -> query(sent),
                () -> header(sent.operation()),
                () -> key(sent.operation()),
                () -> bodies.wrapped(sent),
                () -> bodies.written(sent),
                () -> bodies.meant(sent, which),
                () -> bodies.meant(sent, which),
                () -> bodies.form(sent));
    }

    private List<Flaw> path(ApiOperation operation) {
        var flaws = new ArrayList<Flaw>();
        boolean ofActor = operation.problems(400).contains("/problems/invalid-id");
        for (var parameter : operation.parameters("path")) {
            var name = parameter.name();
            MALFORMED.forEach(broken ->
                    flaws.add(Flaw.of("path " + name + "=" + broken, 400, sent -> sent.withPath(name, broken))));
            if (ofActor) {
                NOT_UTF8.forEach(broken ->
                        flaws.add(Flaw.of("path " + name + "=" + broken, 400, sent -> sent.withPath(name, broken))));
            }
            if (name.equals("id")) {
                for (var id : List.of(
                        "",
                        ".",
                        "..",
                        "x".repeat(257),
                        "é".repeat(129),
                        "a\u0000",
                        "\n",
                        "\u007f",
                        "\u0085",
                        "a\u2028")) {
                    flaws.add(Flaw.of("id " + id, 400, sent -> sent.withPath(name, Percent.encode(id))));
                }
            } else {
                wrong(parameter)
                        .forEach(text -> flaws.add(Flaw.of(
                                "path " + name + "=" + text, 400, sent -> sent.withPath(name, Percent.encode(text)))));
            }
        }
        return flaws;
    }

    /** Returns texts that the parameter's schema does not allow. */
    private List<String> wrong(Parameter parameter) {
        var schema = valid.present(parameter.schema());
        var types = Conformance.types(schema);
        if (types.isEmpty() || types.contains("object") || types.contains("array")) {
            return List.of();
        }
        return TEXTS.stream()
                .filter(text -> types.contains("string")
                        ? !conformance.accepts(schema, Json.text(text))
                        : !Json.isJson(text) || !conformance.accepts(schema, Json.read(text)))
                // the service treats an empty field as absent, unless it is a text
                .filter(text -> !text.isEmpty()
                        || parameter.required()
                        || (types.contains("string") && !schema.has("contentMediaType")))
                .toList();
    }

    private List<Flaw> query(Sent valid) {
        var flaws = new ArrayList<Flaw>();
        for (var parameter : valid.operation().parameters("query")) {
            var name = Percent.encodeForm(parameter.name());
            if (parameter.required()) {
                flaws.add(Flaw.of("query lacks " + name, 400, sent -> sent.withQuery(without(sent, name))));
            }
            for (var text : wrong(parameter)) {
                flaws.add(Flaw.of("query " + name + "=" + text, 400, sent -> {
                    var fields = new ArrayList<>(without(sent, name));
                    fields.add(new Field(name, Percent.encodeForm(text)));
                    return sent.withQuery(fields);
                }));
            }
            var given = valid.query().stream()
                    .filter(field -> field.name().equals(name))
                    .toList();
            if (given.size() == 1
                    && !Conformance.types(this.valid.present(parameter.schema()))
                            .contains("array")) {
                flaws.add(Flaw.of(
                        "query has twice " + name,
                        400,
                        sent -> sent.withQuery(Stream.concat(sent.query().stream(), given.stream())
                                .toList())));
            }
        }
        if (valid.operation().problems(400).contains("/problems/invalid-message")) {
            for (var field : List.of(
                    new Field("unknown", "1"),
                    new Field("", "1"),
                    new Field("replyTo", "x"),
                    new Field("a", "%zz"),
                    new Field("%", ""),
                    new Field("a", "%ff"))) {
                flaws.add(Flaw.of(
                        "query has " + field,
                        400,
                        sent -> sent.withQuery(Stream.concat(sent.query().stream(), Stream.of(field))
                                .toList())));
            }
        }
        return flaws;
    }

    private static List<Field> without(Sent sent, String name) {
        return sent.query().stream().filter(field -> !field.name().equals(name)).toList();
    }

    /** Returns the request with the example values of the path, because for an unknown path the answer is 404. */
    private static Sent withExamplePath(Sent sent) {
        var changed = sent;
        for (var parameter : sent.operation().parameters("path")) {
            if (!parameter.example().isEmpty()) {
                changed = changed.withPath(parameter.name(), Percent.encode(parameter.example()));
            }
        }
        return changed;
    }

    private static List<Flaw> header(ApiOperation operation) {
        if (!operation.answers(406)) {
            return List.of();
        }
        return Stream.of(
                        "text/html",
                        "application/json;q=0",
                        "application/xml, text/*",
                        "image/png;q=1",
                        "json",
                        "*/*;q=0")
                .map(accept -> Flaw.of(
                        "Accept: " + accept, 406, sent -> withExamplePath(sent).with(new Field("Accept", accept))))
                .toList();
    }

    private static List<Flaw> key(ApiOperation operation) {
        var problems = operation.problems(400);
        var keys = problems.contains("/problems/invalid-idempotency-key")
                ? Stream.of("", "\"\"", "\"x", "a b", "x".repeat(256))
                : Stream.of("valid").filter(key -> problems.contains("/problems/idempotency-key-unsupported"));
        return keys.map(key -> Flaw.of(
                        "Idempotency-Key: " + key,
                        400,
                        sent -> withExamplePath(sent).with(new Field("Idempotency-Key", key))))
                .toList();
    }
}
