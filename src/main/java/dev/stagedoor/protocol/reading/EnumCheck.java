package dev.stagedoor.protocol.reading;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that enums are read in the form in which they are written.
 *
 * @param mapper determines their JSON
 */
record EnumCheck(JsonMapper mapper) {

    boolean readsWhatItWrites(Class<?> type) {
        try {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> (Enum<?>) constant)
                    .allMatch(this::readsAsItself);
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean readsAsItself(Enum<?> constant) {
        JsonNode written = mapper.valueToTree(constant);
        Object read = mapper.readerFor(constant.getDeclaringClass()).readValue(written);
        return constant.equals(read);
    }
}
