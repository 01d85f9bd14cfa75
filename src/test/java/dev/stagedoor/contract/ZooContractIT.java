package dev.stagedoor.contract;

import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests the zoo against its document. */
@NullUnmarked
@Tag("bases")
final class ZooContractIT extends ContractProperties {

    private static ContractService service;
    private static AnswerChecker checker;
    private static Tally tally;

    ZooContractIT() {
        super(service, checker, tally);
    }

    @BeforeContainer
    static void start() {
        service = ContractService.start("zoo-contract", Zoo.Configuration.class);
        checker = new AnswerChecker(service.document());
        tally = new Tally("zoo");
    }

    @AfterContainer
    static void stop() {
        tally.log();
        service.close();
    }
}
