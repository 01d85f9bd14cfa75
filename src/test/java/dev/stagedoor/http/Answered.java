package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the service.
 *
 * @param headers the first values, by name in any case
 */
record Answered(int status, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> EXECUTED = List.of("no", "yes", "unknown");

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    JsonNode json() {
        assertThat(header("content-type")).contains("application/json");
        return JSON.readTree(body);
    }

    /** The pointers of the faults of an invalid message, in order. */
    List<String> pointers() {
        return problem(400, "/problems/invalid-message")
                .get("errors")
                .valueStream()
                .map(fault -> fault.get("pointer").stringValue())
                .toList();
    }

    /** This answer's problem, which is of the status and the type, and has every member that problems have. */
    JsonNode problem(int expectedStatus, String expectedType) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("content-type")).contains("application/problem+json");
        var problem = JSON.readTree(body);
        assertThat(problem.path("type").stringValue()).isEqualTo(expectedType);
        assertThat(problem.path("title").stringValue()).isNotBlank();
        assertThat(problem.path("status").intValue()).isEqualTo(expectedStatus);
        assertThat(problem.path("detail").stringValue()).isNotBlank();
        assertThat(problem.path("executed").stringValue()).isIn(EXECUTED);
        assertThat(problem.path("retryable").isBoolean()).isTrue();
        assertThat(body).doesNotContain("\tat ", "Exception");
        return problem;
    }
}
