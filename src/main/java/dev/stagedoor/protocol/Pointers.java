package dev.stagedoor.protocol;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** JSON Pointers (RFC 6901). */
final class Pointers {

    private Pointers() {}

    /** The pointer one step below another. */
    static String below(String pointer, Object step) {
        return pointer + '/' + step.toString().replace("~", "~0").replace("/", "~1");
    }

    static String of(List<JacksonException.Reference> path) {
        return join(path.stream().map(reference -> step(reference.getPropertyName(), reference.getIndex())));
    }

    static String of(Path path) {
        return join(StreamSupport.stream(path.spliterator(), false).flatMap(Pointers::steps));
    }

    private static Stream<Object> steps(Path.Node node) {
        var container = node.isInIterable() && (node.getIndex() != null || node.getKey() != null)
                ? Stream.<Object>of(step(node.getKey(), node.getIndex() == null ? -1 : node.getIndex()))
                : Stream.empty();
        var property =
                node.getKind() == ElementKind.PROPERTY && node.getName() != null ? Stream.of(node.getName()) : null;
        return property == null ? container : Stream.concat(container, property);
    }

    private static Object step(@Nullable Object name, int index) {
        return name == null ? index : name;
    }

    private static String join(Stream<?> steps) {
        return steps.map(step -> below("", step)).collect(Collectors.joining());
    }
}
