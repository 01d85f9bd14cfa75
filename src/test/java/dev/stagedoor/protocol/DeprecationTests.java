package dev.stagedoor.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.annotations.extensions.Extension;
import io.swagger.v3.oas.annotations.extensions.ExtensionProperty;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DeprecationTests {

    /** Is used. */
    record Used() {}

    /** Is deprecated since a date. */
    @Deprecated(since = "2026-01-01")
    record Since() {}

    /** Is deprecated since a version. */
    @Deprecated(since = "2.1")
    record SinceAVersion() {}

    /** Ends before it is deprecated. */
    @Deprecated(since = "2026-01-01")
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "2025-12-31"))
    record EndsTooEarly() {}

    /** Ends some day. */
    @Deprecated
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "soon"))
    record EndsSoon() {}

    /** Ends without a warning. */
    @Extension(properties = @ExtensionProperty(name = "x-sunset", value = "2027-07-01"))
    record EndsUnwarned() {}

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(DeprecationReader.read(Used.class)).isEmpty();
    }

    @Test
    void readsTheDate() {
        assertThat(DeprecationReader.read(Since.class))
                .hasValueSatisfying(
                        deprecation -> assertThat(deprecation.since()).contains(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void takesNoVersionForADate() {
        assertThat(DeprecationReader.read(SinceAVersion.class))
                .hasValueSatisfying(
                        deprecation -> assertThat(deprecation.since()).isEmpty());
    }

    @Test
    void refusesAnEndBeforeTheDeprecation() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsTooEarly.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("EndsTooEarly")
                .hasMessageContaining("'2025-12-31'")
                .hasMessageContaining("'2026-01-01'");
    }

    @Test
    void refusesAnEndThatIsNoDate() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsSoon.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("EndsSoon")
                .hasMessageContaining("'soon'");
    }

    @Test
    void refusesAnEndWithoutDeprecation() {
        assertThatThrownBy(() -> DeprecationReader.read(EndsUnwarned.class))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("is not @Deprecated");
    }
}
