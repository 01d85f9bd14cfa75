package dev.stagedoor.protocol.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that generated clients can spell the members of a record in their own way, such as {@code by_id} for byId. */
final class MemberNames {

    private static final Pattern IGNORED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private MemberNames() {}

    /** Returns a sentence for each name in JSON that a client cannot have or cannot tell from another. */
    static Stream<String> faults(Collection<String> names, Class<?> owner) {
        var seen = new HashMap<String, String>();
        return names.stream().flatMap(name -> {
            var letters = IGNORED.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
            var other = seen.put(letters, name);
            if (letters.isEmpty() || name.equals("$ref")) {
                return Stream.of(
                        "the OpenAPI document and its clients cannot have a member with the name '%s' of %s: rename it, or give it another name with @JsonProperty"
                                .formatted(name, owner.getName()));
            }
            return other == null
                    ? Stream.empty()
                    : Stream.of(
                            "the members '%s' and '%s' of %s differ only in case or punctuation, so generated clients cannot tell them apart: rename one, or give it another name with @JsonProperty"
                                    .formatted(other, name, owner.getName()));
        });
    }
}
