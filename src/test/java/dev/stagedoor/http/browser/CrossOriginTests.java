package dev.stagedoor.http.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

final class CrossOriginTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,           -,                          localhost:8080, false",
                "same-origin, -,                          localhost:8080, false",
                "none,        -,                          localhost:8080, false",
                "same-origin, https://stage.example,      internal:8080,  false",
                "cross-site,  -,                          localhost:8080, true",
                "same-site,   https://evil.stage.example, stage.example,  true",
                "cross-site,  http://localhost:8080,      localhost:8080, true",
                "-,           http://localhost:8080,      localhost:8080, false",
                "-,           http://localhost:3000,      localhost:8080, true",
                "-,           http://evil.example,        localhost:8080, true",
                "-,           null,                       localhost:8080, true",
                "-,           http://evil example,        localhost:8080, true",
                "-,           http://evil.example,        -,              true"
            })
    void detectsPagesOfOtherOrigins(String site, String origin, String host, boolean foreign) {
        var headers = new HttpHeaders();
        set(headers, "Sec-Fetch-Site", site);
        set(headers, "Origin", origin);
        set(headers, "Host", host);

        assertThat(CrossOrigin.isForeign(headers)).isEqualTo(foreign);
    }

    private static void set(HttpHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
    }
}
