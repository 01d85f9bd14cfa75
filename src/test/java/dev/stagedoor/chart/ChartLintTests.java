package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lints the chart strictly with Helm, for many combinations of values. */
final class ChartLintTests {

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void findsNothingForAnyCombination(Combination combination) throws IOException {
        var lint = Chart.lint(combination.values());

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
    }

    @Test
    void failsWhenAValueIsUnknown() throws IOException {
        var lint = Chart.lint(Map.of("replica", 1));

        assertThat(lint.isFailed()).isTrue();
    }

    @Test
    void triesAllPairsOfChoices() {
        var pairs = new HashSet<String>();

        Combination.all()
                .forEach(combination -> combination
                        .choices()
                        .forEach((one, choice) -> combination
                                .choices()
                                .forEach((other, otherChoice) -> pairs.add(one + choice + other + otherChoice))));

        int subjects = 13;
        assertThat(pairs).hasSize(subjects * (subjects - 1) * 9 + subjects * 3);
    }
}
