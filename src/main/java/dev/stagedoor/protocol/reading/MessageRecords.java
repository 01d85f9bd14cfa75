package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.introspection.KotlinTypes;
import dev.stagedoor.protocol.introspection.SealedTypes;
import dev.stagedoor.protocol.model.ProtocolException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the messages that HTTP exposes: the public records of a message class, and the public objects of Kotlin. */
final class MessageRecords {

    private MessageRecords() {}

    /**
     * Returns the public records of a sealed message class or, if it is not sealed, the public records of that type
     * that are declared in it or beside it. A message class that is a record is its only message.
     *
     * @param faults where it is noted if a public message is not a record, or an unsealed class has no message in it or
     *     beside it
     */
    static List<Class<?>> of(Class<?> messageClass, ProtocolFaults faults) {
        return faults
                .read(() -> candidates(messageClass)
                        .filter(MessageRecords::isPublic)
                        .toList())
                .orElse(List.of())
                .stream()
                .filter(message -> isRecord(message, faults))
                .toList();
    }

    private static boolean isPublic(Class<?> candidate) {
        KotlinTypes.requireReadable(candidate);
        return Modifier.isPublic(candidate.getModifiers()) && !KotlinTypes.isInternal(candidate);
    }

    /** Returns the components of a message; none if it is not a record but an object of Kotlin. */
    static RecordComponent[] components(Class<?> message) {
        return message.isRecord() ? message.getRecordComponents() : new RecordComponent[0];
    }

    private static Stream<Class<?>> candidates(Class<?> messageClass) {
        if (messageClass.isSealed()) {
            return SealedTypes.members(messageClass);
        }
        if (messageClass.isRecord() || isClassOfKotlin(messageClass)) {
            return Stream.of(messageClass);
        }
        var neighbours = Stream.concat(nested(messageClass), nested(messageClass.getEnclosingClass()))
                .filter(candidate -> candidate != messageClass && messageClass.isAssignableFrom(candidate))
                .flatMap(candidate -> candidate.isSealed() ? SealedTypes.members(candidate) : Stream.of(candidate))
                .filter(candidate -> !Modifier.isAbstract(candidate.getModifiers()))
                .distinct()
                .toList();
        if (neighbours.isEmpty()) {
            throw new ProtocolException(
                    "%s is not sealed, and no message is declared in it or beside it: seal it, so that its messages can be found"
                            .formatted(messageClass.getName()));
        }
        return neighbours.stream();
    }

    /** Returns whether the class is one of Kotlin that cannot have subtypes, which is refused by its own name. */
    private static boolean isClassOfKotlin(Class<?> messageClass) {
        return Modifier.isFinal(messageClass.getModifiers())
                && KotlinTypes.remedy(messageClass).isPresent();
    }

    private static Stream<Class<?>> nested(@Nullable Class<?> enclosing) {
        return enclosing == null ? Stream.empty() : Arrays.stream(enclosing.getDeclaredClasses());
    }

    private static boolean isRecord(Class<?> message, ProtocolFaults faults) {
        boolean served = message.isRecord() || KotlinTypes.object(message).isPresent();
        if (!served) {
            faults.add(KotlinTypes.remedy(message)
                    .map(remedy ->
                            "%s is a public message but not a record: %s, or make it internal if only the actor sends it"
                                    .formatted(message.getName(), remedy))
                    .orElseGet(() ->
                            "%s is a public message but not a record: make it a record, or not public if only the actor sends it"
                                    .formatted(message.getName())));
        }
        return served;
    }
}
