package dev.stagedoor.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;

/** Versions that stop the start, and versions that do not. */
final class VersionsTests {

    @Test
    void areThoseThatStagedoorIsBuiltWith() {
        var springBoot = Version.read(Objects.requireNonNull(SpringBootVersion.getVersion()))
                .orElseThrow();

        assertThat(springBoot.major()).isEqualTo(Versions.SPRING_BOOT.major());
        assertThat(springBoot.minor()).isEqualTo(Versions.SPRING_BOOT.minor());
        assertThat(Versions.misfit(getClass().getClassLoader())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.0", "3.5.16", "4.0.0", "4.0.9", "4.1"})
    void comparesTheSpringBootOfTheApplication(String version) {
        var sentence = Versions.springBoot(version);

        if (version.equals("4.1")) {
            assertThat(sentence).isEmpty();
        } else {
            assertThat(sentence)
                    .hasValue(
                            "Stagedoor needs Spring Boot 4.1.0 or newer, but the application has %s; raise the version of spring-boot-starter-parent, or of whatever manages Spring Boot."
                                    .formatted(version));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.3.6, true", "1.3.7, true", "1.2.14, true", "1.3.8, false", "1.3.10, false", "1.4.0, false"})
    void refusesAReactorNettyThatLosesAnswers(String version, boolean refused) {
        var sentence = Versions.reactorNetty(version);

        assertThat(sentence.isPresent()).isEqualTo(refused);
        sentence.ifPresent(text -> assertThat(text)
                .contains("Reactor Netty 1.3.8 or newer", version, "dev.stagedoor:stagedoor", "dependencies.md"));
    }

    @Test
    void letsAVersionPassThatIsNotKnown() {
        assertThat(Versions.springBoot(null)).isEmpty();
        assertThat(Versions.reactorNetty("unreleased")).isEmpty();
        assertThat(Versions.pekko(null, Map.of("pekko-cluster", "1.7.0"))).isEmpty();
    }

    @Test
    void namesModulesOfPekkoThatDiffer() {
        assertThat(Versions.pekko("1.7.0", Map.of("pekko-cluster", "1.1.3")))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence)
                                .startsWith(
                                        "The modules of Pekko must have one version, but pekko-actor has 1.7.0, and there is pekko-cluster 1.1.3;"));
        assertThat(Versions.pekko("1.7.0", Map.of("pekko-cluster", "1.7.0"))).isEmpty();
    }
}
