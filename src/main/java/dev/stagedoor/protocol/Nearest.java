package dev.stagedoor.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the names that somebody who wrote another one may have meant. */
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /** The known names nearest to the given one, nearest first, at most {@value #MOST}. */
    public static List<String> to(String name, Collection<String> known) {
        var bounded = name.substring(0, Math.min(name.length(), 100));
        var distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance.apply(bounded, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    static String hint(String name, List<Member> known) {
        if (known.isEmpty()) {
            return ": nothing is expected";
        }
        return known.stream()
                .map(Member::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), names -> "; known are " + String.join(", ", to(name, names))));
    }
}
