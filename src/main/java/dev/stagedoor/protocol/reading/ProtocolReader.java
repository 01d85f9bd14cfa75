package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.decoding.MessageDecoder;
import dev.stagedoor.protocol.decoding.StrictConstraints;
import dev.stagedoor.protocol.introspection.JsonUse;
import dev.stagedoor.protocol.introspection.Members;
import dev.stagedoor.protocol.introspection.SingleValue;
import dev.stagedoor.protocol.json.ProtocolJson;
import dev.stagedoor.protocol.model.CallerForms;
import dev.stagedoor.protocol.model.Operation;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.ProtocolException;
import dev.stagedoor.protocol.model.ReplyTo;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a message class into a protocol, and rejects classes that HTTP cannot serve as they are declared. */
public final class ProtocolReader {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.~-]*");

    private final JsonMapper mapper;
    private final Validator validator;
    private final Members members;
    private final ConstraintCheck constraints;
    private final ReplyReader replies;
    private final CallerForms callerForms;

    ProtocolReader(JsonMapper mapper, Validator validator, CallerForms callerForms) {
        this.mapper = mapper;
        this.validator = validator;
        this.members = new Members(mapper);
        this.constraints = new ConstraintCheck(validator);
        this.replies = new ReplyReader(mapper);
        this.callerForms = callerForms;
    }

    /**
     * Reads a message class as the service does at its start, without starting anything.
     *
     * @param messageClass the class of an actor's messages, as its {@code EntityTypeKey} has it
     * @return a sentence for each fault; empty if the class can be served
     */
    public static List<String> faults(Class<?> messageClass) {
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            new ProtocolReader(ProtocolJson.mapper(List.of()), StrictConstraints.in(validator), CallerForms.NAMES)
                    .read("actor", messageClass);
            return List.of();
        } catch (ProtocolException e) {
            return e.faults();
        }
    }

    /**
     * Reads the protocol of an actor type.
     *
     * @throws ProtocolException if the actor type or one of its messages cannot be served; it names every fault
     */
    Protocol read(String type, Class<?> messageClass) {
        var faults = new ProtocolFaults();
        faults.check(() -> requireUrlSafe(type, messageClass));
        var operations = MessageRecords.of(messageClass, faults).stream()
                .map(message -> operation(type, message, faults))
                .flatMap(Optional::stream)
                .toList();
        faults.check(() -> requireDistinct(type, operations));
        faults.throwIfAny();
        return new Protocol(type, messageClass, operations);
    }

    private static void requireUrlSafe(String type, Class<?> messageClass) {
        if (!TYPE.matcher(type).matches()) {
            throw new ProtocolException(
                    "the actor type '%s' of %s cannot be part of a URL as it is: use the letters A to Z and a to z, digits, '-', '_', '.' and '~'"
                            .formatted(type, messageClass.getName()));
        }
    }

    /** Returns the operation of a message; empty if it has a fault. */
    private Optional<Operation> operation(String type, Class<?> message, ProtocolFaults faults) {
        faults.check(() -> requireObject(message));
        new ServedTypeCheck(mapper, JsonUse.READ, faults).visit(mapper.constructType(message), message.getName());
        boolean constrained = faults.check(() -> constraints.require(message));
        var replyTo = Arrays.stream(MessageRecords.components(message))
                .filter(component -> component.getType() == ActorRef.class)
                .findFirst();
        var reply = faults.read(() -> replyTo.map(replies::read));
        reply.flatMap(Function.identity())
                .filter(read -> !read.type().hasRawClass(Done.class))
                .ifPresent(read -> new ServedTypeCheck(mapper, JsonUse.WRITTEN, faults)
                        .visit(read.type(), "the reply to " + message.getName()));
        var reference = faults.read(() -> Optional.ofNullable(replyTo(message, replyTo)));
        var deprecation = faults.read(() -> DeprecationReader.read(message));
        if (!constrained) {
            return Optional.empty();
        }
        var decoder = faults.read(() -> decoder(message));
        var exchange = decoder.flatMap(
                read -> faults.read(() -> ExchangeReader.read(message, read.members(), replyTo.isPresent())));
        if (Stream.of(reply, reference, deprecation, decoder, exchange).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Operation(
                type,
                message,
                exchange.flatMap(Function.identity()).orElse(null),
                reply.flatMap(Function.identity()).orElse(null),
                reference.flatMap(Function.identity()).orElse(null),
                deprecation.flatMap(Function.identity()).orElse(null),
                decoder.get()));
    }

    private MessageDecoder decoder(Class<?> message) {
        try {
            return new MessageDecoder(message, mapper, members, validator, callerForms);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProtocolException(ServedTypeCheck.CONTRADICTION.formatted(message.getName()));
        }
    }

    private static void requireObject(Class<?> message) {
        if (SingleValue.of(message).isPresent()) {
            throw new ProtocolException(
                    "%s is a single value in JSON, but a message is an object: make the value a component"
                            .formatted(message.getName()));
        }
    }

    private static @Nullable ReplyTo replyTo(Class<?> message, Optional<RecordComponent> component) {
        if (component.isEmpty()) {
            return null;
        }
        try {
            return new ReplyTo(message);
        } catch (IllegalAccessException e) {
            throw new ProtocolException(
                    "%s is in a module that does not open its package".formatted(message.getName()));
        }
    }

    private static void requireDistinct(String type, List<Operation> operations) {
        var seen = new HashMap<String, Operation>();
        for (var operation : operations) {
            for (var key : List.of(operation.method() + " " + operation.segment(), operation.name())) {
                var other = seen.putIfAbsent(key, operation);
                if (other != null && other != operation) {
                    throw new ProtocolException("two messages of the actor type %s have the same name, %s: %s and %s"
                            .formatted(
                                    type,
                                    operation.name(),
                                    other.message().getName(),
                                    operation.message().getName()));
                }
            }
        }
    }
}
