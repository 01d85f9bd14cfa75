package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.http.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the page of problems tells what {@link ProblemType} holds; {@code -Dopenapi=write} writes its table. */
final class ProblemsPageTests {

    private static final Path PAGE = Path.of("docs", "problems.md");
    private static final String HEAD = "| problem | status | executed | when |\n|---|---|---|---|\n";

    private static String table() {
        return Arrays.stream(ProblemType.values())
                .map(type -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                type.named(),
                                type.status(),
                                type.executed().name().toLowerCase(Locale.ROOT),
                                type.meaning()))
                .collect(Collectors.joining("", HEAD, ""));
    }

    /** Returns the part of a page from a text to the next empty line. */
    private static String part(String page, String begin) {
        int from = page.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        return page.substring(from, page.indexOf("\n\n", from) + 1);
    }

    @Test
    void listsEveryProblem() throws IOException {
        var page = Files.readString(PAGE);
        if (System.getProperty("openapi", "check").equals("write")) {
            page = page.replace(part(page, HEAD), table());
            Files.writeString(PAGE, page);
        }

        assertThat(part(page, HEAD))
                .as("the table of %s, which `mvn verify -Dopenapi=write` updates", PAGE)
                .isEqualTo(table());
    }

    @Test
    void namesEveryProblemThatIsRetryable() throws IOException {
        var retryable = Arrays.stream(ProblemType.values())
                .filter(ProblemType::retryable)
                .map(type -> "`%s`".formatted(type.named()));

        assertThat(part(Files.readString(PAGE), "- `executed` is `no` and the cause can pass"))
                .contains(retryable.toList());
    }

    static Stream<ProblemType> problemsWithHeaders() {
        return Arrays.stream(ProblemType.values())
                .filter(type -> !type.headers().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("problemsWithHeaders")
    void namesTheHeadersOfAProblem(ProblemType type) throws IOException {
        var page = Files.readString(PAGE);
        var headers = page.substring(page.indexOf("\n## Headers\n"), page.indexOf("\n## Guards\n"));

        assertThat(headers)
                .contains(type.headers().stream().map("`%s`"::formatted).toList());
        if (!type.aspect().headers().containsAll(type.headers())) {
            assertThat(headers).contains("`%s`".formatted(type.named()));
        }
    }
}
