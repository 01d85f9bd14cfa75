package dev.stagedoor.samples;

import dev.stagedoor.testkit.StagedoorTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AccountTests {

    @RegisterExtension
    static final StagedoorTest ACCOUNT = StagedoorTest.serving(new SamplesAutoConfiguration().account());

    private static Account.Balance balance(String amount) {
        return new Account.Balance(new BigDecimal(amount));
    }

    @Test
    void keepsItsBalanceWhenItIsStopped() {
        ACCOUNT.root()
                .post()
                .uri("/accounts/alice/deposits?amount=100")
                .exchange()
                .expectStatus()
                .isCreated();

        ACCOUNT.http().delete().uri("/alice").exchange().expectStatus().isNoContent();

        ACCOUNT.get("/alice/balance").expectBody(Account.Balance.class).isEqualTo(balance("100"));
    }

    @Test
    void refusesToPayOutMoreThanItHolds() {
        ACCOUNT.post("/bob/withdraw?amount=1")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.balance")
                .isEqualTo(0);

        ACCOUNT.get("/bob/balance").expectBody(Account.Balance.class).isEqualTo(balance("0"));
    }
}
