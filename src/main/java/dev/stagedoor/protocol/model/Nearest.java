package dev.stagedoor.protocol.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests known names for a name that is not known. */
public final class Nearest {

    private static final int MAX_NAMES = 3;

    private Nearest() {}

    /**
     * Returns the known names nearest to the given one, nearest first, at most {@value #MAX_NAMES}. Compares only
     * the first 100 characters of the given name.
     */
    public static List<String> to(String name, Collection<String> known) {
        var bounded = name.substring(0, Math.min(name.length(), 100));
        var distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance.apply(bounded, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_NAMES)
                .toList();
    }

    /** Returns the end of a sentence that says which names are known instead, or the nearest of them. */
    public static String hint(String name, List<Member> known) {
        if (known.isEmpty()) {
            return ": nothing is expected";
        }
        var nearest =
                String.join(", ", to(name, known.stream().map(Member::name).toList()));
        return known.size() <= MAX_NAMES
                ? "; known are " + nearest
                : "; the nearest of %s known names are %s".formatted(known.size(), nearest);
    }
}
