package dev.stagedoor.protocol;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the messages of a message class that are meant for the world: its public records. */
final class MessageRecords {

    private MessageRecords() {}

    /**
     * The public records of a sealed family; of an interface that is not sealed, those declared in it or beside it.
     *
     * @throws ProtocolException if a public message is not a record, or an unsealed interface has no message beside it
     */
    static List<Class<?>> of(Class<?> messageClass) {
        return candidates(messageClass)
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers()))
                .peek(MessageRecords::requireRecord)
                .toList();
    }

    private static Stream<Class<?>> candidates(Class<?> messageClass) {
        if (messageClass.isSealed()) {
            return SealedTypes.members(messageClass);
        }
        if (messageClass.isRecord()) {
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

    private static Stream<Class<?>> nested(@Nullable Class<?> enclosing) {
        return enclosing == null ? Stream.empty() : Arrays.stream(enclosing.getDeclaredClasses());
    }

    private static void requireRecord(Class<?> message) {
        if (!message.isRecord()) {
            throw new ProtocolException(
                    "%s is a public message but not a record: make it a record, or not public if it is the actor's own"
                            .formatted(message.getName()));
        }
    }
}
