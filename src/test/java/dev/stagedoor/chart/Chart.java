package dev.stagedoor.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** The chart, rendered by Helm for a release in the namespace {@code stage}. */
final class Chart {

    static final Path FOLDER = Path.of("helm/stagedoor");
    static final String NAME = "demo";
    static final String NAMESPACE = "stage";

    /** The oldest version that the chart supports. */
    static final String KUBERNETES = "1.30.0";

    private static final Map<String, Release> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Renders the chart with the values.
     *
     * @throws IllegalStateException if Helm refuses; with its message
     */
    static Release render(String values) {
        return RENDERED.computeIfAbsent(values, given -> Release.of(render(NAME, given, KUBERNETES)));
    }

    static Release render(Map<String, Object> values) {
        return render(YamlText.write(values));
    }

    static String render(String name, String values, String kubernetes) {
        return withFile(
                values,
                file -> new Helm(FOLDER)
                        .template()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(kubernetes)
                        .withValuesFile(file)
                        .call());
    }

    /** Returns the notes that Helm prints after an installation. */
    static String notes(String values) {
        var output = withFile(
                values,
                file -> new Helm(FOLDER)
                        .install()
                        .withName(NAME)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(file)
                        .clientOnly()
                        .dryRun()
                        .call()
                        .getOutput());
        return output.substring(output.indexOf("NOTES:"));
    }

    /** Lints the chart strictly, with these values merged into its own. */
    static LintResult lint(Map<String, Object> values) throws IOException {
        var copy = Files.createTempDirectory("chart").resolve("stagedoor");
        try {
            FileSystemUtils.copyRecursively(FOLDER, copy);
            var merged = YamlText.merge(YamlText.read(file("values.yaml")), values);
            Files.writeString(copy.resolve("values.yaml"), YamlText.write(merged));
            return new Helm(copy).lint().strict().call();
        } finally {
            FileSystemUtils.deleteRecursively(copy.getParent());
        }
    }

    private static String withFile(String values, Function<Path, String> work) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                return work.apply(Files.writeString(file, values));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
