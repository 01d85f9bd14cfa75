package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

/** Tests that the chart sets Spring Boot's properties for tokens, which are not on the class path of unit tests. */
@Tag("security")
final class ChartTokensIT {

    private static final String PREFIX = "spring.security.oauth2.resourceserver";
    private static final Bindable<OAuth2ResourceServerProperties> PROPERTIES =
            Bindable.of(OAuth2ResourceServerProperties.class);

    @Test
    void bindsTheAuthorizationServer() {
        var gateways = Chart.render("""
                security:
                  jwt: { issuerUri: "https://sso", jwkSetUri: "https://sso/keys", audiences: [door, stage] }
                """).gateways();

        var jwt = Environments.bind(gateways, PREFIX, PROPERTIES).getJwt();

        assertThat(jwt.getIssuerUri()).isEqualTo("https://sso");
        assertThat(jwt.getJwkSetUri()).isEqualTo("https://sso/keys");
        assertThat(jwt.getAudiences()).containsExactly("door", "stage");
    }

    @Test
    void bindsIntrospection() {
        var gateways = Chart.render("security: { introspection: { uri: 'https://sso', existingSecret: sso } }")
                .gateways();
        var variables = gateways.container().getEnv().stream()
                .filter(variable -> variable.getName().startsWith("SPRING_SECURITY_"))
                .collect(Collectors.<EnvVar, String, Object>toMap(
                        EnvVar::getName,
                        variable -> variable.getValue() == null ? "from the Secret" : variable.getValue()));

        var token = Environments.bind(Environments.of(variables), PREFIX, PROPERTIES)
                .getOpaquetoken();

        assertThat(token.getIntrospectionUri()).isEqualTo("https://sso");
        assertThat(token.getClientId()).isEqualTo("from the Secret");
        assertThat(token.getClientSecret()).isEqualTo("from the Secret");
    }
}
