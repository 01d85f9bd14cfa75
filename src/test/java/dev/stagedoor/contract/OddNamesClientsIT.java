package dev.stagedoor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testkit.fixture.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles the clients of a protocol with odd names, and sends a message with one of them. */
@Tag("contract")
@NullUnmarked
final class OddNamesClientsIT {

    private static final Path DOCUMENT = Path.of("target/odd-names.json");

    private static ContractService service;

    @BeforeAll
    static void serve() throws IOException, ClassNotFoundException {
        service = OddNamesContractIT.serve("odd-names-clients");
        Files.writeString(DOCUMENT, service.document().text());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "typescript"})
    void makesClientsThatCompile(String language) throws IOException, InterruptedException {
        var client = Client.generate(language, "odd-" + language, DOCUMENT);

        client.compile();

        assertThat(client.folder()).isNotEmptyDirectory();
    }

    @Test
    void makesAClientInPythonThatIsUnderstood() throws IOException, InterruptedException {
        var client = Client.generate("python", "odd-python", DOCUMENT);
        client.compile();

        var steps = Tool.run(
                "odd-python-scene",
                Map.of("PYTHONPATH", client.folder().toString()),
                List.of(Client.PYTHON, "-W", "error", "src/test/contract/python/odd_names.py", service.url()));

        assertThat(steps).isEqualTo("""
                both ids: b
                refusal: zurückgewiesen of KLEIN
                success: überwiesen of 名前 to 東京
                """);
    }
}
