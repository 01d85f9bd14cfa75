package dev.stagedoor.http.direct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectPathTests {

    @Test
    void readsThePath() {
        assertThat(DirectPath.of("/actors/counter/a-1/increment"))
                .isEqualTo(new DirectPath("/actors/counter/a-1/increment", ""));
    }

    @Test
    void readsTheQuery() {
        assertThat(DirectPath.of("/actors/counter/a/increment?by=%31&x=/?"))
                .isEqualTo(new DirectPath("/actors/counter/a/increment", "by=%31&x=/?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/actors//a/increment?by=1#x",
                "/actors/counter/a/increment/more%2F",
                "/actors/counter/%61/increment",
                "/actors/counter/a;b/increment",
                "/actors/counter/a/increment?by=%3",
                "/actors/counter/a/increment?by=%zz",
                "/actors/counter/a/increment?by=|",
                "/actors/counter/a/increment#fragment",
                "/actors/counter/ä/increment",
                "http://localhost/actors/counter/a/increment",
                "*"
            })
    void leavesOtherTargetsToSpring(String target) {
        assertThat(DirectPath.of(target)).isNull();
    }
}
