package dev.stagedoor.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

final class AcceptHeaderTests {

    @Test
    void allowsJsonWithoutTheHeader() {
        assertThat(AcceptHeader.refusal(new HttpHeaders())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=utf-8",
                "text/html, application/json;q=0.1",
                "text/html, */*;q=0.1",
                "*/*;q=0, application/json",
                "application/*;q=0, application/json;q=0.5"
            })
    void allowsJsonWhenTheHeaderDoes(String accept) {
        assertThat(AcceptHeader.refusal(accepting(accept))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "application/xml",
                "application/problem+json",
                "*/*;q=0",
                "application/json;q=0",
                "application/json;q=0, */*",
                "application/*;q=0, */*",
                "nonsense",
                "*/json"
            })
    void refusesWhenTheHeaderDoesNotAllowJson(String accept) {
        assertThat(AcceptHeader.refusal(accepting(accept)))
                .hasValueSatisfying(problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_ACCEPTABLE));
    }

    @Test
    void quotesTheHeaderInTheProblem() {
        assertThat(AcceptHeader.refusal(accepting("text/html")).map(Problem::detail))
                .hasValueSatisfying(detail -> assertThat(detail).contains("text/html"));
    }

    private static HttpHeaders accepting(String accept) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, accept);
        return headers;
    }
}
