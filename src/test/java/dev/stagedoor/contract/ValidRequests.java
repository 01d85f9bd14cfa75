package dev.stagedoor.contract;

import dev.stagedoor.contract.ApiOperation.Parameter;
import dev.stagedoor.contract.Sent.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Random requests that a document allows. */
final class ValidRequests {

    private static final int MOST_BYTES_OF_ID = 256;

    private static final List<String> ODD_IDS = List.of(
            "...",
            ".a",
            "a/b",
            "%2F",
            "{id}",
            "*",
            "a b",
            "日本",
            "😀",
            "x".repeat(256),
            "é".repeat(128),
            ";a=b",
            "~",
            "'");

    private static final List<String> PREFERENCES = List.of(
            "wait=10",
            "Wait = 10",
            "wait=\"10\"",
            "wait=0",
            "wait=-1",
            "wait=x",
            "wait",
            "wait=99999999999999999999",
            "respond-async",
            "respond-async, wait=20; foo=\"bar, baz\"",
            "return=minimal; foo",
            ",,,",
            "wait=10, wait=20",
            "\"",
            "wait=\"");

    private static final List<String> ACCEPTED = List.of(
            "application/json",
            "*/*",
            "application/*",
            "application/json;q=0.1, text/html",
            "application/json, application/problem+json",
            "text/html, */*;q=0.1");

    private final ApiDocument document;
    private final Instances instances;

    ValidRequests(ApiDocument document) {
        this.document = document;
        this.instances = new Instances(document);
    }

    Arbitrary<Sent> to(ApiOperation operation) {
        return paths(Arbitraries.just(Sent.to(operation)), operation)
                .flatMap(sent -> Combinators.combine(queries(operation), headers(operation), bodies(operation))
                        .as((query, headers, body) -> complete(sent.withQuery(query), headers, body)));
    }

    private static Sent complete(Sent sent, List<Field> headers, Optional<Sent> body) {
        var complete = sent;
        for (var header : headers) {
            complete = complete.with(header);
        }
        if (body.isPresent()) {
            var carrier = body.get();
            var json = carrier.json();
            complete = json == null
                    ? complete.with(carrier.headers().getFirst()).withBody(carrier.body())
                    : complete.withJson(json, new String(carrier.body(), StandardCharsets.UTF_8));
        }
        return complete;
    }

    private Arbitrary<Sent> paths(Arbitrary<Sent> requests, ApiOperation operation) {
        var all = requests;
        for (var parameter : operation.parameters("path")) {
            var values = parameter.name().equals("id") ? ids(parameter) : texts(parameter.schema());
            all = Combinators.combine(all, values)
                    .as((sent, value) -> sent.withPath(parameter.name(), Percent.encode(value)));
        }
        return all;
    }

    private Arbitrary<String> ids(Parameter parameter) {
        return Arbitraries.oneOf(Arbitraries.of(ODD_IDS), texts(parameter.schema()))
                // A persistent actor refuses an id with a bar, as docs/messages.md says.
                .filter(10_000, id -> Sent.bytes(id).length <= MOST_BYTES_OF_ID && id.indexOf('|') < 0);
    }

    /** Returns values as they are written where everything is text, as in a URL. */
    private Arbitrary<String> texts(JsonNode schema) {
        return instances.of(present(schema)).map(ValidRequests::text);
    }

    static String text(JsonNode value) {
        return value.isString() ? value.asString() : Json.write(value);
    }

    /** Returns the schema without null, which text cannot express. */
    JsonNode present(JsonNode reference) {
        var schema = document.resolve(reference);
        if (schema.has("anyOf")) {
            return schema.path("anyOf")
                    .valueStream()
                    .filter(alternative ->
                            !alternative.path("type").asString("").equals("null"))
                    .findFirst()
                    .orElseThrow();
        }
        var types = Conformance.types(schema);
        if (!types.contains("null") || types.size() < 2) {
            return schema;
        }
        var present = (ObjectNode) schema.deepCopy();
        var array = present.putArray("type");
        types.stream().filter(type -> !type.equals("null")).forEach(array::add);
        return present;
    }

    private Arbitrary<List<Field>> queries(ApiOperation operation) {
        var all = new ArrayList<Arbitrary<List<Field>>>();
        for (var parameter : operation.parameters("query")) {
            if (isCursor(operation, parameter)) {
                continue;
            }
            var fields = fields(parameter.name(), parameter.schema())
                    .filter(10_000, some -> !parameter.required() || !some.isEmpty());
            all.add(parameter.required() ? fields : fields.optional(0.6).map(some -> some.orElse(List.of())));
        }
        return Combinators.combine(all)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** Returns whether only the service can make values of the parameter. */
    private static boolean isCursor(ApiOperation operation, Parameter parameter) {
        return operation.path().endsWith("/-/ids") && parameter.name().equals("cursor");
    }

    /** Returns a value as fields of a query or a form; a list becomes one field for each element. */
    private Arbitrary<List<Field>> fields(String name, JsonNode schema) {
        return instances.of(present(schema)).map(value -> fields(name, value, document.resolve(present(schema))));
    }

    private static List<Field> fields(String name, JsonNode value, JsonNode schema) {
        var encoded = Percent.encodeForm(name);
        return value.isArray() && Conformance.types(schema).contains("array")
                ? value.valueStream()
                        .map(element -> new Field(encoded, Percent.encodeForm(text(element))))
                        .toList()
                : List.of(new Field(encoded, Percent.encodeForm(text(value))));
    }

    private Arbitrary<List<Field>> headers(ApiOperation operation) {
        var prefer = Arbitraries.of(PREFERENCES)
                .map(value -> List.of(new Field("Prefer", value)))
                .optional(operation.parameters("header").isEmpty() ? 0.1 : 0.4)
                .map(some -> some.orElse(List.of()));
        var accept = Arbitraries.of(ACCEPTED)
                .map(value -> List.of(new Field("Accept", value)))
                .optional(0.4)
                .map(some -> some.orElse(List.of()));
        var keys = keyed(operation)
                ? Arbitraries.create(ValidRequests::freshKey).optional(0.3).map(some -> some.orElse(List.of()))
                : Arbitraries.just(List.<Field>of());
        return Combinators.combine(prefer, accept, keys)
                .as((one, other, key) ->
                        Stream.of(one, other, key).flatMap(List::stream).toList());
    }

    private static boolean keyed(ApiOperation operation) {
        return operation.parameters("header").stream()
                .anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
    }

    private static List<Field> freshKey() {
        return List.of(new Field("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Arbitrary<Optional<Sent>> bodies(ApiOperation operation) {
        var all = new ArrayList<Arbitrary<Optional<Sent>>>();
        var bare = Sent.to(operation);
        for (var media : operation.content().properties()) {
            var schema = media.getValue().path("schema");
            switch (media.getKey()) {
                case "application/json" ->
                    all.add(Combinators.combine(
                                    instances.of(schema), Arbitraries.integers().between(0, 3))
                            .as((json, style) -> Optional.of(bare.withJson(json, styled(json, style)))));
                case "application/x-www-form-urlencoded" ->
                    all.add(instances
                            .of(schema)
                            .filter(10_000, json -> canBeForm(json, document.resolve(schema)))
                            .map(json -> Optional.of(bare.withForm(form(json, document.resolve(schema))))));
                default -> throw new AssertionError("unknown media type of a body: " + media.getKey());
            }
        }
        if (all.isEmpty() || !operation.bodyRequired()) {
            all.add(Arbitraries.just(Optional.empty()));
        }
        return Arbitraries.oneOf(all);
    }

    private static String styled(JsonNode json, int style) {
        return switch (style) {
            case 0 -> Json.writeIndented(json);
            case 1 -> Json.writeEscaped(json);
            default -> Json.write(json);
        };
    }

    /** Returns whether a form can carry the JSON: a required list must not be empty, because it would have no field. */
    private boolean canBeForm(JsonNode json, JsonNode schema) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        return json.properties().stream()
                .allMatch(member ->
                        !(member.getValue().isArray() && member.getValue().isEmpty())
                                || !required.contains(member.getKey()));
    }

    private List<Field> form(JsonNode json, JsonNode schema) {
        return json.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .flatMap(member -> fields(
                        member.getKey(),
                        member.getValue(),
                        document.resolve(present(schema.path("properties").path(member.getKey()))))
                        .stream())
                .toList();
    }
}
