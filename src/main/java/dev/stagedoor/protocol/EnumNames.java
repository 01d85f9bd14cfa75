package dev.stagedoor.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Names of enum constants in JSON. */
final class EnumNames {

    private EnumNames() {}

    static String of(Enum<?> constant) {
        try {
            var named = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return named == null || named.value().isEmpty() ? constant.toString() : named.value();
        } catch (NoSuchFieldException e) {
            throw new LinkageError("an enum has a field for each of its constants", e);
        }
    }
}
