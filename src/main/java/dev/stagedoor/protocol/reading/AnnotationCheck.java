package dev.stagedoor.protocol.reading;

import dev.stagedoor.protocol.introspection.JsonUse;
import dev.stagedoor.protocol.introspection.Nullness;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * Refuses annotations of Jackson whose effect no schema describes.
 *
 * @param use the direction in which types with the annotations are carried
 * @param faults where the annotations are noted
 */
record AnnotationCheck(JsonUse use, ProtocolFaults faults) {

    void ofClass(BeanDescription description, JavaType type, String where) {
        boolean optional = type.getRawClass().isRecord()
                && Arrays.stream(type.getRawClass().getRecordComponents()).allMatch(Nullness::nullable);
        check(description.getClassInfo().annotations(), type, optional, where);
    }

    void ofMember(AnnotatedMember member, JavaType type, boolean optional, String where) {
        check(member.annotations(), type, optional, where);
    }

    private void check(Stream<Annotation> annotations, JavaType type, boolean optional, String where) {
        annotations
                .flatMap(annotation ->
                        JsonAnnotations.objection(annotation, type, optional || use == JsonUse.READ).stream())
                .forEach(why -> faults.add(use.objection(where, type, why)));
    }
}
