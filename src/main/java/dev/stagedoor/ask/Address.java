package dev.stagedoor.ask;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Address of one actor: its type and its id within the type.
 *
 * @param type the name of the actor's {@code EntityTypeKey}
 * @param id an id in which {@link #fault(String)} finds no fault
 */
public record Address(String type, String id) {

    /** The longest id, in bytes of UTF-8. */
    public static final int MAX_ID_BYTES = 256;

    /**
     * Validates the id.
     *
     * @throws IllegalArgumentException if {@link #fault(String)} finds a fault in the id
     */
    public Address {
        fault(id).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
    }

    /** Returns a sentence that says why the text cannot be an actor's id; empty if it can. */
    public static Optional<String> fault(String id) {
        if (isPlain(id)) {
            return Optional.empty();
        }
        if (id.isEmpty()) {
            return Optional.of("An actor's id must not be empty.");
        }
        if (id.length() > MAX_ID_BYTES || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            return Optional.of("An actor's id must not be longer than %s bytes in UTF-8.".formatted(MAX_ID_BYTES));
        }
        if (id.equals(".") || id.equals("..")) {
            return Optional.of("An actor's id must not be '%s', because normalizing a URL removes it.".formatted(id));
        }
        return id.codePoints()
                .filter(Address::breaksLines)
                .mapToObj(
                        "An actor's id must not contain control characters or line separators, but has U+%04X."
                                ::formatted)
                .findFirst();
    }

    /** Returns whether the id has letters, digits and hyphens of ASCII alone, as most do; this is on the path of each ask. */
    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char letter = id.charAt(i);
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-';
            if (!plain) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= MAX_ID_BYTES;
    }

    private static boolean breaksLines(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
