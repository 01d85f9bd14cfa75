package dev.stagedoor.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What authors say of their classes. */
final class Descriptions {

    private Descriptions() {}

    /** What {@code @Schema} on the class says; empty if nothing. */
    static Optional<String> of(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Schema.class))
                .map(Schema::description)
                .filter(description -> !description.isEmpty());
    }
}
