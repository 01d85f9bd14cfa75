package dev.stagedoor.protocol;

import java.util.List;
import tools.jackson.databind.JavaType;

/**
 * A member of a JSON object that makes a record.
 *
 * @param name its name in JSON
 * @param component the name of the record's component
 * @param type what its value makes
 * @param nullable whether it may be null or left out
 * @param aliases other names that are taken for its own
 */
public record Member(String name, String component, JavaType type, boolean nullable, List<String> aliases) {

    /** Whether JSON gives the member by a name. */
    boolean goesBy(String given) {
        return name.equals(given) || aliases.contains(given);
    }
}
