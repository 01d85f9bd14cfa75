package dev.stagedoor.protocol.schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are given once. Two names that differ only in case count as the same, because generators of clients
 * respell names, and some file systems do not tell the difference. Not thread-safe.
 */
public final class UniqueNames {

    private final Set<String> given = new HashSet<>();

    /** Starts with names that are already given. */
    public UniqueNames(Collection<String> taken) {
        taken.forEach(this::isNew);
    }

    /** Returns the name or, if it is already given, the name with the lowest free number from 2. */
    public String of(String name) {
        var unique = name;
        for (int i = 2; !isNew(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /** Gives a name, and returns whether it was not given before. */
    boolean isNew(String name) {
        return given.add(name.toLowerCase(Locale.ROOT));
    }
}
