package dev.stagedoor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Executed;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalFailureTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08003", "08004", "0A000", "22001", "23505", "25006", "25P02", "25P03", "26000", "28P01",
                "3D000", "40000", "40001", "40002", "40P01", "42P01", "53200", "53300", "54000", "55P03", "57014",
                "57P03", "P0001"
            })
    void isCertainThatARefusedStatementWroteNothing(String state) {
        assertThat(JournalFailure.executed(new SQLException("refused", state))).isEqualTo(Executed.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08006", "08007", "08S01", "25P04", "40003", "53100", "57P01", "57P02", "58030", "HY000",
                "XX000", ""
            })
    void isNotCertainWhenTheFailureCanFollowACommit(String state) {
        assertThat(JournalFailure.executed(new SQLException("failed", state))).isEqualTo(Executed.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 8, 9, 11, 13, 14, 18, 19, 20, 26})
    void isCertainThatSqliteRolledBack(int code) {
        assertThat(JournalFailure.executed(new SQLException("refused", null, code)))
                .isEqualTo(Executed.NO);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void isNotCertainWhatSqliteWroteWhenTheDiskFailed(int code) {
        assertThat(JournalFailure.executed(new SQLException("failed", null, code)))
                .isEqualTo(Executed.UNKNOWN);
    }

    @Test
    void isNotCertainWithoutAState() {
        assertThat(JournalFailure.executed(new SQLException("failed"))).isEqualTo(Executed.UNKNOWN);
    }

    @Test
    void readsTheStateOfABatchAndOfCauses() {
        var batch = new BatchUpdateException("aborted", "40001", new int[0]);

        assertThat(JournalFailure.executed(new CompletionException(batch))).isEqualTo(Executed.NO);
    }
}
