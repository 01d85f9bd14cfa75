package dev.stagedoor.protocol.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UniqueNamesTests {

    @Test
    void numbersNamesThatWereGivenBefore() {
        var names = new UniqueNames(List.of("Paid"));

        assertThat(List.of(names.of("Free"), names.of("PAID"), names.of("paid"), names.of("Paid2")))
                .containsExactly("Free", "PAID2", "paid3", "Paid22");
    }
}
