package dev.stagedoor.http.console;

import dev.stagedoor.http.problem.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** Files of the console: its page, its styles and its scripts. They load nothing from other origins. */
final class ConsoleFiles {

    static final String PAGE = "index.html";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private final Map<String, Answer> byName;

    /**
     * Reads the files.
     *
     * @throws UncheckedIOException if a file cannot be read
     */
    ConsoleFiles() {
        var resolver = new PathMatchingResourcePatternResolver(ConsoleFiles.class.getClassLoader());
        try {
            byName = Arrays.stream(resolver.getResources("classpath*:dev/stagedoor/http/console/*.*"))
                    .filter(file -> !name(file).endsWith(".class"))
                    .collect(Collectors.toUnmodifiableMap(ConsoleFiles::name, ConsoleFiles::answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    private static Answer answer(Resource file) {
        try {
            return Answer.of(
                            200,
                            MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM),
                            file.getContentAsByteArray())
                    .with(Map.of(
                            HttpHeaders.CACHE_CONTROL,
                            "no-cache",
                            "Content-Security-Policy",
                            POLICY,
                            "Referrer-Policy",
                            "no-referrer",
                            "X-Frame-Options",
                            "DENY"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the answer that has the file; empty if there is none with this name. */
    Optional<Answer> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
