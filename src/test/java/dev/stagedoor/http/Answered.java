package dev.stagedoor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answer of the service.
 *
 * @param headers the first value of each header; names ignore case
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

    /** Returns the pointers of the faults of an invalid message, in order. */
    List<String> pointers() {
        return problem(400, "/problems/invalid-message")
                .get("errors")
                .valueStream()
                .map(fault -> fault.get("pointer").stringValue())
                .toList();
    }

    /** Returns the problem in this answer; asserts its status, its type, and the members that every problem has. */
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
