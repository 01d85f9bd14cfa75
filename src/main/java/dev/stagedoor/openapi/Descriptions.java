package dev.stagedoor.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Descriptions that authors give their classes. */
final class Descriptions {

    private Descriptions() {}

    /** Returns the description of the {@code @Schema} on a class; empty if there is none. */
    static Optional<String> of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Schema.class))
                .map(Schema::description)
                .filter(description -> !description.isEmpty());
    }
}
