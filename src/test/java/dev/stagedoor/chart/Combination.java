package dev.stagedoor.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values for the chart: the index of one choice for each subject in {@code combinations.yaml}. */
record Combination(Map<String, Integer> choices) {

    private static final Map<String, List<Map<String, Object>>> SUBJECTS = subjects();

    /** No two are multiples of each other modulo 3, so 27 rows contain all pairs of choices of any two subjects. */
    private static final int[][] DIRECTIONS = {
        {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 0}, {1, 2, 0}, {1, 0, 1}, {1, 0, 2}, {0, 1, 1}, {0, 1, 2}, {1, 1, 1},
        {1, 1, 2}, {1, 2, 1}, {1, 2, 2}
    };

    /** Returns all combinations. The first one has the chart's own values. */
    static Stream<Combination> all() {
        return IntStream.range(0, 27).mapToObj(row -> new Combination(choices(row / 9, row / 3 % 3, row % 3)));
    }

    private static Map<String, Integer> choices(int x, int y, int z) {
        var choices = new LinkedHashMap<String, Integer>();
        for (var subject : SUBJECTS.entrySet()) {
            var direction = DIRECTIONS[choices.size()];
            int value = (x * direction[0] + y * direction[1] + z * direction[2]) % 3;
            choices.put(subject.getKey(), value % subject.getValue().size());
        }
        return choices;
    }

    private static Map<String, List<Map<String, Object>>> subjects() {
        var subjects = new LinkedHashMap<String, List<Map<String, Object>>>();
        try (var file = resource()) {
            YamlText.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach((subject, choices) -> {
                        var values = new ArrayList<Map<String, Object>>();
                        ((List<?>) choices).forEach(choice -> values.add(YamlText.map(choice)));
                        subjects.put(subject, values);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return subjects;
    }

    private static InputStream resource() {
        return Objects.requireNonNull(Combination.class.getResourceAsStream("/chart/combinations.yaml"));
    }

    Map<String, Object> values() {
        Map<String, Object> values = Map.of();
        for (var choice : choices.entrySet()) {
            values = YamlText.merge(
                    values,
                    Objects.requireNonNull(SUBJECTS.get(choice.getKey())).get(choice.getValue()));
        }
        return values;
    }

    Release release() {
        return Chart.render(values());
    }

    @Override
    public String toString() {
        var others = new TreeMap<>(choices);
        others.values().removeIf(choice -> choice == 0);
        return others.toString();
    }
}
