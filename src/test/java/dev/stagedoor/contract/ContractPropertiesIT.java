package dev.stagedoor.contract;

import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests the samples against their document. */
@NullUnmarked
final class ContractPropertiesIT extends ContractProperties {

    private static Contract contract;

    ContractPropertiesIT() {
        super(contract);
    }

    @BeforeContainer
    static void start() {
        contract = Contract.of(ContractService.start("contract"), "samples");
    }

    @AfterContainer
    static void stop() {
        contract.close();
    }

    @Override
    Set<String> failing() {
        return Set.of("/actors/stunt/{id}/fall", "/actors/stunt/{id}/freeze");
    }
}
