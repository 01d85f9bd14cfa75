package dev.stagedoor.serialization;

import java.util.Collection;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the JSON mapper of what actors persist and send to one another. It writes values exactly, with their
 * offsets, zones and scales. It reads what older and newer versions of a record wrote: absent members are empty, null or
 * zero, and unknown members are ignored. It ignores {@code spring.jackson.*}, so that a setting cannot make stored data
 * unreadable.
 */
final class ActorJson {

    /** Levels of objects and arrays that are written. More would need a deep stack to read. */
    static final int DEEPEST = 250;

    /** Levels that are read. */
    private static final int DEEPEST_READ = 1000;

    private ActorJson() {}

    /**
     * Returns a mapper with the given modules.
     *
     * @param modules the modules of the application
     * @param references the module that writes references to actors and streams
     */
    static JsonMapper mapper(Collection<? extends JacksonModule> modules, JacksonModule references) {
        var factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                // What was written must be readable, so only writing has limits.
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_READ)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .annotationIntrospector(new WholeValues())
                .addModule(references)
                .addModules(modules)
                .addModule(new ReadableValues())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .build();
    }
}
