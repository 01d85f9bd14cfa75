package dev.stagedoor.contract;

import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests the samples against their document when every request goes through Spring. */
@NullUnmarked
final class SpringContractIT extends ContractProperties {

    private static Contract contract;

    SpringContractIT() {
        super(contract);
    }

    @BeforeContainer
    static void start() {
        contract = Contract.of(ContractService.withoutDirectAsks("spring-contract"), "samples-by-spring");
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
