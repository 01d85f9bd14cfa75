package dev.stagedoor.http.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChosenUrlTests {

    private static final String DEPOSITS = "/accounts/{id}/deposits";

    private static ChosenUrl url(String template) {
        return ChosenUrl.of(template, "", List.of(template)).orElseThrow();
    }

    @Test
    void readsTheId() {
        assertThat(url(DEPOSITS).id("/accounts/mia/deposits")).isEqualTo("mia");
    }

    @Test
    void readsAnIdAtTheEnd() {
        assertThat(url("/accounts/{id}").id("/accounts/mia")).isEqualTo("mia");
    }

    @Test
    void readsAnIdBelowABasePath() {
        var url = ChosenUrl.of(DEPOSITS, "/bank", List.of(DEPOSITS)).orElseThrow();

        assertThat(url.id("/bank/accounts/mia/deposits")).isEqualTo("mia");
        assertThat(url.id("/accounts/mia/deposits")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/mia",
                "/accounts//deposits",
                "/accounts/deposits",
                "/accounts/mia/deposits/",
                "/accounts/mia/more/deposits",
                "/accounts/mia/withdrawals",
                "/other/mia/deposits"
            })
    void findsNoIdInOtherPaths(String path) {
        assertThat(url(DEPOSITS).id(path)).isNull();
    }

    @Test
    void leavesUrlsWithOtherVariablesToSpring() {
        var template = "/accounts/{id}/deposits/{amount}";

        assertThat(ChosenUrl.of(template, "", List.of(template))).isEmpty();
    }

    @Test
    void leavesUrlsThatAnotherOneOverlapsToSpring() {
        var other = "/accounts/mia/{what}";

        assertThat(ChosenUrl.of(DEPOSITS, "", List.of(DEPOSITS, other))).isEmpty();
    }

    @Test
    void servesAUrlBesideOthersThatItDoesNotOverlap() {
        assertThat(ChosenUrl.of(DEPOSITS, "", List.of(DEPOSITS, "/accounts/{id}", "/shops/{id}/deposits", DEPOSITS)))
                .isPresent();
    }
}
