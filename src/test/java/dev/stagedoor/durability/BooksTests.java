package dev.stagedoor.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.durability.Asked.Verdict;
import dev.stagedoor.durability.Operation.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the books find every kind of difference, because the other tests rely on them. */
final class BooksTests {

    private static final Operation DEPOSIT = new Operation("ann", Kind.DEPOSIT, 2);
    private static final Operation WITHDRAWAL = new Operation("ann", Kind.WITHDRAW, 2);

    private static Books books(Verdict deposit, Verdict withdrawal, long balance) {
        return Books.compare(
                List.of(new Asked(DEPOSIT, deposit, 0, ""), new Asked(WITHDRAWAL, withdrawal, 0, "")),
                Map.of("ann", balance));
    }

    @ParameterizedTest
    @CsvSource({
        "KEPT,KEPT,1,1",
        "KEPT,REFUSED,1,0",
        "UNKNOWN,UNKNOWN,1,1",
        "UNKNOWN,UNKNOWN,0,1",
        "NOT_EXECUTED,REFUSED,0,0"
    })
    void findNothingWhenTheBalanceIsWhatTheAnswersAllow(
            Verdict deposit, Verdict withdrawal, int deposits, int withdrawals) {
        var books = books(deposit, withdrawal, deposits * DEPOSIT.amount() - withdrawals * WITHDRAWAL.amount());
        assertThat(books).isEqualTo(new Books(List.of(), List.of(), List.of()));
    }

    @Test
    void findALostDeposit() {
        assertThat(books(Verdict.KEPT, Verdict.REFUSED, 0).lost()).containsExactly(DEPOSIT.toString());
    }

    @Test
    void findALostWithdrawal() {
        assertThat(books(Verdict.KEPT, Verdict.KEPT, DEPOSIT.amount()).lost()).containsExactly(WITHDRAWAL.toString());
    }

    @Test
    void findADepositThatWasKeptTwice() {
        assertThat(books(Verdict.UNKNOWN, Verdict.REFUSED, 2 * DEPOSIT.amount()).doubled())
                .containsExactly(DEPOSIT.toString());
    }

    @Test
    void findAWithdrawalThatWasKeptAlthoughItWasRefused() {
        assertThat(books(Verdict.KEPT, Verdict.REFUSED, DEPOSIT.amount() - WITHDRAWAL.amount())
                        .misapplied())
                .containsExactly(WITHDRAWAL.toString());
    }

    @ParameterizedTest
    @CsvSource({"3,1,0", "7,0,1"})
    void findATillThatHoldsTooLittleOrTooMuch(int found, int lost, int doubled) {
        var till = Operation.number(160 + 1);
        var asked = List.of(
                new Asked(till, Verdict.KEPT, 0, ""),
                new Asked(till, Verdict.KEPT, 0, ""),
                new Asked(till, Verdict.KEPT, 0, ""),
                new Asked(till, Verdict.KEPT, 0, ""),
                new Asked(till, Verdict.UNKNOWN, 0, ""),
                new Asked(till, Verdict.UNKNOWN, 0, ""));
        var books = Books.compare(asked, Map.of(till.account(), found * till.amount()));
        assertThat(books.lost()).hasSize(lost);
        assertThat(books.doubled()).hasSize(doubled);
    }
}
