package dev.stagedoor.protocol.introspection;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.TypePath;

/**
 * Reads annotations named {@code Nullable} that are in class files but not visible to reflection, such as JetBrains'.
 * Kotlin's compiler adds them to whatever may be null.
 */
final class InvisibleNullness {

    private static final ClassValue<Set<String>> FIELDS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private InvisibleNullness() {}

    /** Returns whether the field of a component is annotated. */
    static boolean nullable(Class<?> recordClass, String component) {
        return FIELDS.get(recordClass).contains(component);
    }

    /** Returns the annotated fields; empty if the class file cannot be read, as that of a generated class. */
    private static Set<String> read(Class<?> type) {
        var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (var bytes = type.getResourceAsStream(file)) {
            if (bytes == null) {
                return Set.of();
            }
            var fields = new Fields();
            new ClassReader(bytes)
                    .accept(fields, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Set.copyOf(fields.nullable);
        } catch (IOException | IllegalArgumentException e) {
            return Set.of();
        }
    }

    private static final class Fields extends ClassVisitor {

        private final Set<String> nullable = new HashSet<>();

        Fields() {
            super(SpringAsmInfo.ASM_VERSION);
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return new FieldVisitor(SpringAsmInfo.ASM_VERSION) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    if (annotation.endsWith("/Nullable;")) {
                        nullable.add(name);
                    }
                    return null;
                }

                @Override
                public @Nullable AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    return path == null ? visitAnnotation(annotation, visible) : null;
                }
            };
        }
    }
}
