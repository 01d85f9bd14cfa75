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

/** Checks answers against a document, by a public validator and by rules that are stricter than OpenAPI's. */
final class AnswerChecker {

    /** Headers that every answer may have: those of HTTP itself, and those for browsers and caches only. */
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
                // it rejects floats that are written in their shortest form
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.body.schema.format.float", ValidationReport.Level.IGNORE)
                        .withLevel("validation.response.body.schema.format.float", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    /** Fails unless the document describes the answer for the operation, including every member. */
    void check(ApiOperation operation, Received answer) {
        var response = operation.response(answer.status());
        assertThat(response)
                .as("%s is documented with status %s", operation, answer.status())
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
                .as("headers of status %s", answer.status())
                .allMatch(name -> OF_ANY_ANSWER.contains(name.toLowerCase(Locale.ROOT)) || names.containsKey(name));
    }

    private void checkContent(ApiOperation operation, JsonNode documented, Received answer) {
        var content = documented.path("content");
        if (content.isEmpty()) {
            assertThat(answer.body()).as("body of status %s", answer.status()).isEmpty();
            return;
        }
        assertThat(content.propertyNames())
                .as("media types of status %s", answer.status())
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
                .as("types of status %s", answer.status())
                .contains(problem.path("type").asString());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    }

    /**
     * Fails unless the validator also accepts a request with a JSON body. It does not check other requests, because the
     * validator does not understand lists in queries, objects in forms, and {@code Accept} for an answer without a
     * body.
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

    /** Returns a path without encoded values, because the validator splits encoded paths differently. */
    private static String path(ApiOperation operation) {
        return operation.path().replaceAll("\\{[^}]*}", "x");
    }

    private static List<ValidationReport.Message> errors(ValidationReport report) {
        var errors = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .toList();
        boolean hasMail = errors.stream().anyMatch(AnswerChecker::isOfMail);
        return errors.stream()
                // it rejects some valid JSON pointers, and mail addresses that are not ASCII or of no known domain
                .filter(message -> !message.getMessage().contains("json-pointer"))
                .filter(message -> !isOfMail(message))
                // the other choice of a text that is a mail address or empty
                .filter(message -> !(hasMail && message.getMessage().contains("at most 0 characters")))
                .toList();
    }

    private static boolean isOfMail(ValidationReport.Message message) {
        return message.getMessage().contains("idn-email");
    }
}
