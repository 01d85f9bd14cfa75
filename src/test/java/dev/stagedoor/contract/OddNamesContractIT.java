package dev.stagedoor.contract;

import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests a protocol with odd names against its document. */
@NullUnmarked
final class OddNamesContractIT extends ContractProperties {

    private static Contract contract;

    OddNamesContractIT() {
        super(contract);
    }

    /** Compiles the protocol and serves it. */
    static ContractService serve(String name) throws IOException, ClassNotFoundException {
        var source = Path.of("src/test/contract/java/OddNames.java");
        var configuration = MemoryClasses.load(source, "com.example.OddNames$Configuration");
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(configuration.getClassLoader());
        try {
            return ContractService.start(name, configuration);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @BeforeContainer
    static void start() throws IOException, ClassNotFoundException {
        contract = Contract.of(serve("odd-names-contract"), "odd names");
    }

    @AfterContainer
    static void stop() {
        contract.close();
    }
}
