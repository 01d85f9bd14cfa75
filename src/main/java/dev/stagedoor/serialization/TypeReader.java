package dev.stagedoor.serialization;

import tools.jackson.databind.json.JsonMapper;

/** Reads whether the values of a class can be read again. Thread-safe. */
final class TypeReader {

    private final JsonMapper mapper;
    private final Annotations annotations;

    TypeReader(JsonMapper mapper) {
        this.mapper = mapper;
        this.annotations = new Annotations(mapper);
    }

    Readability read(Class<?> root) {
        var walk = new TypeWalk(mapper, annotations);
        walk.root(root);
        return walk.readability();
    }
}
