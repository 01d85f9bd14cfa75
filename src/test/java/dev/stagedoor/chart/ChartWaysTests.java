package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the chart starts an open service only if nothing says how callers authenticate. */
final class ChartWaysTests {

    private static final String ANONYMOUS = "STAGEDOOR_SECURITY_ANONYMOUS";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "config: {stagedoor.http.max-wait: 30s}",
                "config: {server.ssl.client-auth: none}",
                "config: {stagedoor.security.keys-file: ''}",
                "service: {tls: {existingSecret: web}}"
            })
    void takesAnonymousCallersUntilAWayToAuthenticateIsSet(String values) {
        assertThat(Chart.render(values).gateways().value(ANONYMOUS)).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security: {jwt: {issuerUri: 'https://sso'}}",
                "security: {jwt: {jwkSetUri: 'https://sso/keys'}}",
                "security: {introspection: {uri: 'https://sso', existingSecret: sso}}",
                "security: {keysFile: {existingSecret: callers}}",
                "{security: {clientCertificates: need}, service: {tls: {existingSecret: web}}}",
                "config: {spring.security.oauth2.resourceserver.jwt.issuer-uri: 'https://sso'}",
                "config: {spring.security.oauth2.resourceserver.jwt.jwkSetUri: 'https://sso'}",
                "config: {spring.security.oauth2.resourceserver.jwt.public-key-location: 'file:/key'}",
                "config: {spring.security.oauth2.resourceserver.opaquetoken.introspection-uri: 'https://sso'}",
                "config: {spring.security.user.name: ann}",
                "config: {stagedoor.security.keys-file: /keys}",
                "config: {server.ssl.client-auth: want}",
                "extraEnv: [{name: STAGEDOOR_SECURITY_KEYS_FILE, value: /keys}]",
                "extraEnv: [{name: SERVER_SSL_CLIENTAUTH, valueFrom: {secretKeyRef: {name: a, key: b}}}]"
            })
    void startsNoOpenServiceWhenAWayToAuthenticateIsSet(String values) {
        assertThat(Chart.render(values).gateways().value(ANONYMOUS)).isEqualTo("false");
    }
}
