package dev.stagedoor.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class IdOrderTests {

    @Property
    void ordersLikeTheBytesInUtf8(@ForAll String one, @ForAll String other) {
        int bytes =
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(IdOrder.BY_BYTES.compare(one, other))).isEqualTo(Integer.signum(bytes));
    }
}
