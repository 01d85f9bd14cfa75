package dev.stagedoor.protocol.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.protocol.model.ProtocolException;
import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeprecationTests {

    /** Not deprecated. */
    record Used() {}

    /** Deprecated since a date. */
    @Deprecated(since = "2026-01-01")
    record Since() {}

    /** Deprecated since a version. */
    @Deprecated(since = "2.1")
    record SinceAVersion() {}

    /** Has a sunset before its deprecation. */
    @Deprecated(since = "2026-01-01")
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "2025-12-31"))
    record EndsTooEarly() {}

    /** Has a sunset that is not a date. */
    @Deprecated
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "soon"))
    record EndsSoon() {}

    /** Has a sunset without being deprecated. */
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "2027-07-01"))
    record EndsUnwarned() {}

    @Test
    void returnsNothingWhenTheMessageIsNotDeprecated() {
        assertThat(DeprecationReader.read(Used.class)).isEmpty();
    }

    @Test
    void readsTheDateOfTheDeprecation() {
        assertThat(DeprecationReader.read(Since.class))
                .hasValueSatisfying(
                        deprecation -> assertThat(deprecation.since()).contains(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void readsNoDateWhenSinceIsAVersion() {
        assertThat(DeprecationReader.read(SinceAVersion.class))
                .hasValueSatisfying(
                        deprecation -> assertThat(deprecation.since()).isEmpty());
    }

    @Test
    void refusesASunsetBeforeTheDeprecation() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsTooEarly.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("EndsTooEarly")
                .hasMessageContaining("'2025-12-31'")
                .hasMessageContaining("'2026-01-01'");
    }

    @Test
    void refusesASunsetThatIsNotADate() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsSoon.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("EndsSoon")
                .hasMessageContaining("'soon'");
    }

    @Test
    void refusesASunsetWhenTheMessageIsNotDeprecated() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsUnwarned.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("is not @Deprecated");
    }
}
