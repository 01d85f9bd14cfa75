package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.decoding.StrictConstraints;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.CallerForms;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Fault;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Reads protocols and messages as the application does. */
public final class Reading {

    private static final Validator VALIDATOR = StrictConstraints.in(validator());

    private Reading() {}

    private static Validator validator() {
        var factory = new LocalValidatorFactoryBean();
        factory.afterPropertiesSet();
        return factory;
    }

    public static ProtocolReader reader() {
        return new ProtocolReader(ProtocolJson.mapper(List.of()), VALIDATOR, CallerForms.NAMES);
    }

    public static Protocol protocol(Class<?> messageClass) {
        return reader().read("thing", messageClass);
    }

    public static Operation operation(Class<?> message) {
        return protocol(message).operations().getFirst();
    }

    public static Decoded decode(Class<?> message, String json) {
        return decode(message, json, Map.of());
    }

    public static Decoded decode(Class<?> message, String json, Map<String, List<String>> parameters) {
        return operation(message).decode(json.getBytes(StandardCharsets.UTF_8), parameters, null);
    }

    public static Object message(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Message(var message) -> message;
            case Decoded.Failed(var cause) -> throw new AssertionError("expected a message", cause);
            case Decoded.Invalid(var faults) -> throw new AssertionError("expected a message, but got " + faults);
        };
    }

    public static List<Fault> faults(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Message(var message) -> throw new AssertionError("expected faults, but got " + message);
            case Decoded.Failed(var cause) -> throw new AssertionError("expected faults", cause);
            case Decoded.Invalid(var faults) -> faults;
        };
    }

    public static List<String> pointers(Decoded decoded) {
        return faults(decoded).stream().map(Fault::pointer).toList();
    }
}
