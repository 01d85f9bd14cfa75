package dev.stagedoor.system.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.stagedoor.protocol.introspection.SealedTypes;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jackson module by which Pekko's serializer carries sealed payloads inside messages. Public, as Pekko creates it by
 * name.
 */
public final class SealedTypesModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.appendAnnotationIntrospector(new Discriminators());
    }

    private static final class Discriminators extends JacksonAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedClass && SealedTypes.isHead(annotated.getRawType())
                    ? SealedTypes.TYPE_INFO
                    : null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            return SealedTypes.isHead(annotated.getRawType())
                    ? SealedTypes.members(annotated.getRawType())
                            .map(member -> new NamedType(member, SealedTypes.name(member)))
                            .toList()
                    : null;
        }
    }
}
