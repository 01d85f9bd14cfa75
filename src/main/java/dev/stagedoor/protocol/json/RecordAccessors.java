package dev.stagedoor.protocol.json;

import java.io.Serial;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AccessorNamingStrategy;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.DefaultAccessorNamingStrategy;

/**
 * Accessor naming by which the components of a record are its only members. By default Jackson would also write what
 * other methods return, such as {@code getTotal()}, which no schema describes.
 */
@NullUnmarked
final class RecordAccessors extends DefaultAccessorNamingStrategy.Provider {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass recordClass) {
        return new OnlyComponents(config, recordClass);
    }

    private static final class OnlyComponents extends DefaultAccessorNamingStrategy.RecordNaming {

        OnlyComponents(MapperConfig<?> config, AnnotatedClass recordClass) {
            super(config, recordClass);
        }

        @Override
        public String findNameForRegularGetter(AnnotatedMethod method, String name) {
            return _fieldNames.contains(name) ? name : null;
        }

        @Override
        public String findNameForIsGetter(AnnotatedMethod method, String name) {
            return null;
        }
    }
}
