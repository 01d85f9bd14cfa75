package dev.stagedoor.system.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LongFailureTests {

    static Stream<Exception> longFailures() {
        var giant = new IllegalArgumentException("giant " + "x".repeat(1_000_000));
        return Stream.of(giant, new IllegalStateException("giant cause", giant));
    }

    @ParameterizedTest
    @MethodSource("longFailures")
    void shortensALongMessage(Exception failure) {
        assertThatThrownBy(() -> LongFailure.throwShortened(failure))
                .hasMessageContainingAll(failure.getClass().getName(), "giant")
                .hasNoCause()
                .satisfies(shortened -> {
                    assertThat(shortened.getMessage()).hasSizeLessThan(2000);
                    assertThat(shortened.getStackTrace()).isEqualTo(failure.getStackTrace());
                });
    }

    @Test
    void leavesOtherFailuresAlone() {
        var failure = new IllegalStateException("small", new IllegalArgumentException());

        assertThatCode(() -> LongFailure.throwShortened(failure)).doesNotThrowAnyException();
    }
}
