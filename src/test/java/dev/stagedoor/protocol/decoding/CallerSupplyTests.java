package dev.stagedoor.protocol.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ask.Request;
import dev.stagedoor.protocol.model.CallerForms;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Member;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.reading.ProtocolReader;
import dev.stagedoor.protocol.reading.Reading;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages that have their caller, whom the service supplies. */
final class CallerSupplyTests {

    private static final Principal ANN = new CallerForms.Named("ann");

    /** Message that must have its caller. */
    public record Sign(@Positive int page, Principal caller) {

        /** Requires the name of the caller. */
        public Sign {
            if (caller == null || caller.getName().isEmpty()) {
                throw new IllegalArgumentException("caller must not be null");
            }
        }
    }

    /** Message that may have its caller. */
    public record Look(@Nullable Principal caller) {}

    /** Message with a record that has a caller. */
    public record Deep(Look look) {}

    private static Object decoded(Class<?> message, String json, @Nullable Principal caller) {
        return Reading.message(decode(Reading.operation(message), json, caller));
    }

    private static Decoded decode(Operation operation, String json, @Nullable Principal caller) {
        return operation.decode(json.getBytes(StandardCharsets.UTF_8), Map.of(), caller);
    }

    @Test
    void suppliesTheCaller() {
        assertThat(decoded(Sign.class, "{\"page\":1}", ANN)).isEqualTo(new Sign(1, ANN));
    }

    @Test
    void suppliesNothingWhenNobodyIsKnownAndTheComponentIsNullable() {
        assertThat(decoded(Look.class, "", null)).isEqualTo(new Look(null));
    }

    @Test
    void suitsNobodyUnlessTheComponentIsNullable() {
        assertThat(Reading.operation(Look.class).suits(null)).isTrue();
        assertThat(Reading.operation(Sign.class).suits(null)).isFalse();
        assertThat(Reading.operation(Sign.class).suits(ANN)).isTrue();
    }

    @Test
    void treatsTheCallerInJsonAsAnUnknownMember() {
        var operation = Reading.operation(Sign.class);

        var named = Reading.faults(decode(operation, "{\"page\":1,\"caller\":\"bob\"}", ANN));
        var isNull = Reading.faults(decode(operation, "{\"page\":1,\"caller\":null}", ANN));

        assertThat(named).containsExactly(new Fault("/caller", "is not known here; known are page"));
        assertThat(isNull).isEqualTo(named);
    }

    @Test
    void findsOtherFaultsOnlyWhenTheConstructorNeedsTheCaller() {
        var faults = Reading.faults(decode(Reading.operation(Sign.class), "{\"page\":-1}", ANN));

        assertThat(faults).extracting(Fault::pointer).containsExactly("/page");
    }

    @Test
    void isNoMemberOfTheMessage() {
        assertThat(Reading.operation(Sign.class).members())
                .extracting(Member::name)
                .containsExactly("page");
    }

    @Test
    void bindsTheCallerInAnotherProcess() {
        var operation = Reading.operation(Sign.class);
        var message = decoded(Sign.class, "{\"page\":1}", ANN);
        var sent = (Request.Tell)
                operation.request(message, "{\"page\":1}".getBytes(StandardCharsets.UTF_8), Map.of(), ANN);

        var received = (Request.Tell) operation.request(sent.source());

        assertThat(received.message()).isEqualTo(message);
    }

    @Test
    void sendsNoCallerToAnotherProcessWhenTheMessageDoesNotHaveIt() {
        assertThat(Reading.operation(Plain.class).request(new Plain(1), new byte[0], Map.of(), ANN))
                .extracting(request -> ((Request.Tell) request).source().caller())
                .isNull();
    }

    /** Message without a caller. */
    public record Plain(int page) {}

    @Test
    void refusesACallerBelowTheMessage() {
        assertThat(ProtocolReader.faults(Deep.class))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(".look.caller")
                .contains("only the message itself can have its caller");
    }
}
