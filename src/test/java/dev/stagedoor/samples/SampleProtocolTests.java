package dev.stagedoor.samples;

import dev.stagedoor.testkit.ProtocolAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleProtocolTests {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Hello.Message.class,
                Counter.Message.class,
                Account.Message.class,
                Seat.Message.class,
                Stunt.Message.class
            })
    void canBeServed(Class<?> messageClass) {
        ProtocolAssertions.assertCanBeServed(messageClass);
    }
}
