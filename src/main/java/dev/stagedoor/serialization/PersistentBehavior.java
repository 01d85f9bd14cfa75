package dev.stagedoor.serialization;

import dev.stagedoor.protocol.introspection.MessageClass;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.state.javadsl.DurableStateBehavior;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Class of a persistent behavior, with what it persists.
 *
 * @param type the class
 * @param event the class of its events; null if it has none, or an adapter changes them
 * @param state the class of its state; null if it is not persisted, or an adapter changes it
 */
record PersistentBehavior(
        Class<?> type, @Nullable Class<?> event, @Nullable Class<?> state) {

    private static final String EVENT_ADAPTER = "eventAdapter";
    private static final String SNAPSHOT_ADAPTER = "snapshotAdapter";
    private static final List<String> SNAPSHOTS = List.of("retentionCriteria", "shouldSnapshot");

    /** Package of a class loader, which many entities may share. */
    private record Place(String name, ClassLoader loader) {}

    /** Returns the behaviors with the messages of entities, in the packages of the messages and of the entities' beans. */
    static List<PersistentBehavior> of(Collection<Entity<?, ?>> entities) {
        var scanned = new HashMap<Place, List<Class<?>>>();
        return entities.stream()
                .flatMap(entity -> of(entity, place -> scanned.computeIfAbsent(place, PersistentBehavior::scan)))
                .distinct()
                .toList();
    }

    private static Stream<PersistentBehavior> of(Entity<?, ?> entity, Function<Place, List<Class<?>>> classes) {
        var bean = entity.createBehavior().getClass();
        var messages = MessageClass.of(entity);
        return Stream.of(messages.getPackageName(), bean.getPackageName())
                .distinct()
                .map(name -> new Place(name, bean.getClassLoader()))
                .flatMap(place -> classes.apply(place).stream())
                .map(found -> of(found, messages))
                .filter(Objects::nonNull);
    }

    private static List<Class<?>> scan(Place place) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.setResourceLoader(new DefaultResourceLoader(place.loader()));
        scanner.setResourcePattern("*.class");
        scanner.addIncludeFilter(new AssignableTypeFilter(EventSourcedBehavior.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(DurableStateBehavior.class));
        return scanner.findCandidateComponents(place.name()).stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(Objects::nonNull)
                .<Class<?>>map(className -> ClassUtils.resolveClassName(className, place.loader()))
                .toList();
    }

    private static @Nullable PersistentBehavior of(Class<?> found, Class<?> messages) {
        if (EventSourcedBehavior.class.isAssignableFrom(found)) {
            var types = ResolvableType.forClass(found).as(EventSourcedBehavior.class);
            return handles(types, messages)
                    ? new PersistentBehavior(
                            found,
                            overrides(found, EVENT_ADAPTER) ? null : types.resolveGeneric(1),
                            SNAPSHOTS.stream().anyMatch(method -> overrides(found, method))
                                            && !overrides(found, SNAPSHOT_ADAPTER)
                                    ? types.resolveGeneric(2)
                                    : null)
                    : null;
        }
        var types = ResolvableType.forClass(found).as(DurableStateBehavior.class);
        return handles(types, messages)
                ? new PersistentBehavior(
                        found, null, overrides(found, SNAPSHOT_ADAPTER) ? null : types.resolveGeneric(1))
                : null;
    }

    private static boolean handles(ResolvableType types, Class<?> messages) {
        var command = types.resolveGeneric(0);
        return command != null && (command.isAssignableFrom(messages) || messages.isAssignableFrom(command));
    }

    /** Returns whether the class or one above it, but below Pekko's, has the method. */
    private static boolean overrides(Class<?> found, String method) {
        return Stream.of(ReflectionUtils.getUniqueDeclaredMethods(found))
                .anyMatch(declared -> declared.getName().equals(method)
                        && !declared.getDeclaringClass().getName().startsWith("org.apache.pekko."));
    }

    /** Returns the classes that it persists, as far as they say anything about what a value is. */
    Stream<Class<?>> persisted() {
        return Stream.of(event, state).filter(Objects::nonNull).filter(PersistentBehavior::isTelling);
    }

    private static boolean isTelling(Class<?> type) {
        return type.isSealed()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || (type != Object.class && !Modifier.isAbstract(type.getModifiers()));
    }

    String described(Class<?> persisted) {
        return persisted.equals(event) ? "events" : "its state";
    }
}
