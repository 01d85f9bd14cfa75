package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Holds answers to a document: by a validator that others use too, and by rules that are stricter than OpenAPI's. */
final class AnswerChecker {

    /** What any answer may have: what HTTP itself adds, and what speaks to browsers and caches alone. */
    private static final Set<String> OF_ANY_ANSWER = Set.of(
            "content-type",
            "content-length",
            "connection",
            "date",
            "transfer-encoding",
            "cache-control",
            "x-content-type-options");

    private final Conformance conformance;
    private final Naming naming;
    private final OpenApiInteractionValidator validator;

    AnswerChecker(ApiDocument document) {
        this.conformance = new Conformance(document);
        this.naming = new Naming(document, conformance);
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(document.text())
                // it takes floats that are written as short as can be for wrong ones
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.body.schema.format.float", ValidationReport.Level.IGNORE)
                        .withLevel("validation.response.body.schema.format.float", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    /** Requires that the answer is one that the document has of the operation, to the last member. */
    void check(ApiOperation operation, Received answer) {
        var response = operation.response(answer.status());
        assertThat(response)
                .as("%s is documented with status %d", operation, answer.status())
                .isPresent();
        var documented = response.orElseThrow();
        checkHeaders(documented, answer);
        checkContent(operation, documented, answer);
        if (answer.status() >= 400) {
            checkProblem(operation, documented, answer);
        }
        checkByValidator(operation, answer);
    }

    private static void checkHeaders(JsonNode documented, Received answer) {
        var names = new TreeMap<String, JsonNode>(String.CASE_INSENSITIVE_ORDER);
        documented.path("headers").properties().forEach(header -> names.put(header.getKey(), header.getValue()));
        assertThat(answer.headers().keySet())
                .as("headers of status %d", answer.status())
                .allMatch(name -> OF_ANY_ANSWER.contains(name.toLowerCase(Locale.ROOT)) || names.containsKey(name));
    }

    private void checkContent(ApiOperation operation, JsonNode documented, Received answer) {
        var content = documented.path("content");
        if (content.isEmpty()) {
            assertThat(answer.body()).as("body of status %d", answer.status()).isEmpty();
            return;
        }
        assertThat(content.propertyNames())
                .as("media types of status %d", answer.status())
                .contains(answer.mediaType());
        var schema = content.path(answer.mediaType()).path("schema");
        var json = answer.json();
        assertThat(conformance.complaint(schema, json))
                .as("%s answers as its schema says: %s", operation, json)
                .isEmpty();
        assertThat(naming.unnamed(schema, json))
                .as("members that the schema does not name, in %s", json)
                .isEmpty();
    }

    private static void checkProblem(ApiOperation operation, JsonNode documented, Received answer) {
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        var problem = answer.json();
        var types = operation.problems(answer.status());
        types.addAll(Naming.constants(
                operation.document(),
                documented.path("content").path("application/problem+json").path("schema"),
                "type"));
        assertThat(types)
                .as("types of status %d", answer.status())
                .contains(problem.path("type").asString());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    }

    /**
     * Requires that the validator, too, sees nothing wrong with a request of JSON. Of lists in queries, of objects in forms
     * and of what {@code Accept} means to an answer without a body it knows less than the document.
     */
    void checkRequest(Sent request) {
        var json = request.json();
        if (json == null) {
            return;
        }
        var sent = new SimpleRequest.Builder(method(request.operation()), path(request.operation()))
                .withContentType("application/json")
                .withBody(Json.write(json))
                .build();
        assertThat(errors(validator.validateRequest(sent))).as("%s", request).isEmpty();
    }

    private void checkByValidator(ApiOperation operation, Received answer) {
        var response = SimpleResponse.Builder.status(answer.status());
        answer.headers().forEach((name, values) -> response.withHeader(name, values));
        if (!answer.body().isEmpty()) {
            response.withBody(answer.body());
        }
        var report = validator.validateResponse(path(operation), method(operation), response.build());
        assertThat(errors(report)).as("%s answers %s", operation, answer).isEmpty();
    }

    private static Request.Method method(ApiOperation operation) {
        return Request.Method.valueOf(operation.method());
    }

    /** How the validator splits encoded paths is its own affair. */
    private static String path(ApiOperation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "x");
    }

    private static List<ValidationReport.Message> errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                // of pointers and of mail beyond ASCII it takes fewer than there are
                .filter(message -> !message.getMessage().contains("json-pointer"))
                .filter(message -> !message.getMessage().contains("idn-email"))
                .toList();
    }
}
