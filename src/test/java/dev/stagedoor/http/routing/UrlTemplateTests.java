package dev.stagedoor.http.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlTemplateTests {

    private static final UrlTemplate DEPOSITS = new UrlTemplate("/accounts/{id}/deposits/{kind}");

    @Test
    void splitsAtEverySlash() {
        assertThat(UrlTemplate.segments("/a//b%2Fc/")).containsExactly("a", "", "b%2Fc", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void splitsAnEmptyPathIntoOneEmptySegment(String path) {
        assertThat(UrlTemplate.segments(path)).containsExactly("");
    }

    @Test
    void matchesVariables() {
        assertThat(DEPOSITS.match(List.of("accounts", "ann", "deposits", "cash")))
                .contains(Map.of("id", "ann", "kind", "cash"));
    }

    @Test
    void matchesEmptyVariables() {
        assertThat(DEPOSITS.match(List.of("accounts", "", "deposits", ""))).contains(Map.of("id", "", "kind", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/ann/deposits",
                "/accounts/ann/deposits/cash/",
                "/accounts/ann/deposit/cash",
                "/Accounts/ann/deposits/cash",
                "/"
            })
    void matchesNoOtherPath(String path) {
        assertThat(DEPOSITS.match(UrlTemplate.segments(path))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/accounts/{id}, 1", "/accounts/mine, 2", "/{a}/{b}, 0"})
    void countsLiterals(String url, long literals) {
        assertThat(new UrlTemplate(url).literals()).isEqualTo(literals);
    }

    @Test
    void keepsItsUrl() {
        assertThat(DEPOSITS.url()).isEqualTo("/accounts/{id}/deposits/{kind}");
    }
}
