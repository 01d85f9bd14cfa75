package dev.stagedoor.protocol.introspection;

import dev.stagedoor.protocol.model.ProtocolException;
import org.apache.pekko.cluster.sharding.typed.internal.EntityTypeKeyImpl;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.springframework.util.ClassUtils;

/** Finds the class of an entity's messages, of which Pekko keeps only the name. */
public final class MessageClass {

    private MessageClass() {}

    /**
     * Returns the class, from the class loader of the entity's bean.
     *
     * @throws ProtocolException if there is no class of that name
     */
    public static Class<?> of(Entity<?, ?> entity) {
        var name = ((EntityTypeKeyImpl<?>) entity.typeKey().asScala()).messageClassName();
        try {
            return ClassUtils.forName(name, entity.createBehavior().getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ProtocolException("the actor type %s has a message class that cannot be found: %s"
                    .formatted(entity.typeKey().name(), name));
        }
    }
}
