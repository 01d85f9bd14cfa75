package dev.stagedoor.protocol.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NullnessTests {

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER})
    @interface Nullable {}

    record Components(
            String required,
            long primitive,
            Optional<String> optional,
            OptionalInt number,
            @org.jspecify.annotations.Nullable String nullable,
            @Nullable String declared,
            List<@org.jspecify.annotations.Nullable String> elements) {}

    @ParameterizedTest
    @ValueSource(strings = {"optional", "number", "nullable", "declared"})
    void treatsOptionalAndNullableComponentsAsNullable(String component) {
        assertThat(Nullness.nullable(Components.class, component)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "primitive", "elements", "unknown"})
    void treatsOtherComponentsAsRequired(String component) {
        assertThat(Nullness.nullable(Components.class, component)).isFalse();
    }
}
