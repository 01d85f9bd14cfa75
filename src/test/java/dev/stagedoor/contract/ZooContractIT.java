package dev.stagedoor.contract;

import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests the zoo against its document. */
@NullUnmarked
@Tag("bases")
final class ZooContractIT extends ContractProperties {

    private static Contract contract;

    ZooContractIT() {
        super(contract);
    }

    @BeforeContainer
    static void start() {
        contract = Contract.of(ContractService.start("zoo-contract", Zoo.Configuration.class), "zoo");
    }

    @AfterContainer
    static void stop() {
        contract.close();
    }
}
