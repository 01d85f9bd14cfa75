package dev.stagedoor.protocol.model;

import java.util.List;
import tools.jackson.databind.JavaType;

/**
 * Member of a JSON object that binds to a record.
 *
 * @param name its name in JSON
 * @param component the name of the record's component
 * @param type the Java type of its value
 * @param nullable whether it may be null or absent
 * @param aliases other names that JSON may use for it
 */
public record Member(String name, String component, JavaType type, boolean nullable, List<String> aliases) {

    /** Returns whether the given name is the name or an alias of the member. */
    public boolean hasName(String given) {
        return name.equals(given) || aliases.contains(given);
    }
}
