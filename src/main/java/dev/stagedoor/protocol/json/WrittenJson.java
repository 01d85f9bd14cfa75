package dev.stagedoor.protocol.json;

import java.time.Month;
import java.util.Locale;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Configures how a mapper of protocols writes JSON. */
final class WrittenJson {

    /** Mapper that only writes, without modules of the application. */
    static final JsonMapper PLAIN = addTo(JsonMapper.builder()).build();

    private WrittenJson() {}

    static JsonMapper.Builder addTo(JsonMapper.Builder builder) {
        var module = new SimpleModule("stagedoor-written")
                .addSerializer(new FullTime())
                .addSerializer(new NoNullElements.OfTexts())
                .addSerializer(new NoNullElements.OfNode())
                .addSerializer(Month.class, ToStringSerializer.instance)
                .setSerializerModifier(new PromisedMembers());
        return builder.annotationIntrospector(new ProtocolIntrospector())
                .accessorNaming(new RecordAccessors())
                .addModule(FiniteNumbers.addTo(module))
                .defaultLocale(Locale.ENGLISH)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .serializerFactory(builder.serializerFactory().withNullValueSerializer(new NoNullElements()));
    }
}
