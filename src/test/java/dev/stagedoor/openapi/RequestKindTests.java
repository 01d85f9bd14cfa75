package dev.stagedoor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RequestKindTests {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNDOCUMENTED")
    void documentsTheProblemsOfEachAspectForSomeKind(Aspect aspect) {
        assertThat(RequestKind.values()).anyMatch(kind -> kind.has(aspect));
    }

    @ParameterizedTest
    @EnumSource
    void documentsNoProblemThatNoClientMeets(RequestKind kind) {
        assertThat(kind.has(Aspect.UNDOCUMENTED)).isFalse();
    }
}
