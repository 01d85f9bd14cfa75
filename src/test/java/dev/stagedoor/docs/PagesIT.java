package dev.stagedoor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import java.io.IOException;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests that the service answers as the pages say. */
@Tag("bases")
@SpringBootTest(
        classes = StagedoorApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"stagedoor.samples.enabled=true", "stagedoor.system.name=pages"})
final class PagesIT {

    @LocalServerPort
    private int port;

    static Stream<Page> pages() {
        return Page.all().filter(page -> !CurlLine.of(page).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void answersTheCurlLinesOfAPageAsItSays(Page page) throws IOException, InterruptedException {
        var softly = new SoftAssertions();
        for (var line : CurlLine.of(page)) {
            var output = line.run(port);
            softly.assertThat(line.matches(output))
                    .as("%s\nsays  %s %s\ngives %s", line.command(), line.status(), line.body(), output)
                    .isTrue();
        }
        softly.assertAll();
    }

    @Test
    void hasCurlLinesOnMostPages() {
        assertThat(pages()).hasSizeGreaterThan(6);
    }
}
