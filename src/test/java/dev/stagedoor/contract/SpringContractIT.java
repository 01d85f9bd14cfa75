package dev.stagedoor.contract;

import java.util.Set;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.NullUnmarked;

/** Tests the samples against their document when every request goes through Spring. */
@NullUnmarked
final class SpringContractIT extends ContractProperties {

    private static ContractService service;
    private static AnswerChecker checker;
    private static Tally tally;

    SpringContractIT() {
        super(service, checker, tally);
    }

    @BeforeContainer
    static void start() {
        service = ContractService.withoutDirectAsks("spring-contract");
        checker = new AnswerChecker(service.document());
        tally = new Tally("samples-by-spring");
    }

    @AfterContainer
    static void stop() {
        tally.log();
        service.close();
    }

    @Override
    Set<String> failing() {
        return Set.of("/actors/stunt/{id}/fall", "/actors/stunt/{id}/freeze");
    }
}
