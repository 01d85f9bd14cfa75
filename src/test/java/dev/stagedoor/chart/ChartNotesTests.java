package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the notes that an operator gets after an installation. */
final class ChartNotesTests {

    @Test
    void tellHowToReachTheServiceAndWhatIsMissing() {
        var notes = Chart.notes("{serviceMonitor: {enabled: true}, ingress: {enabled: true, hosts: [a.example.org]}}");

        assertThat(notes)
                .contains("port-forward service/demo-stagedoor 8080:80", "http://a.example.org")
                .contains("There is no database", "networkPolicy.actuatorFrom");
    }

    @Test
    void warnThatMembersAreOpenWithoutANetworkPolicy() {
        assertThat(Chart.notes("networkPolicy: {enabled: false}")).contains("networkPolicy.enabled is false");
    }

    @Test
    void warnOfNothingWhenTheDatabaseIsSet() {
        var notes = Chart.notes("datasource: {existingSecret: db}");

        assertThat(notes).doesNotContain("database", "networkPolicy");
    }

    @Test
    void warnThatEverybodyMayDoEverythingUntilCallersAuthenticate() {
        assertThat(Chart.notes("")).contains("Callers are anonymous", "security.jwt", "security.rules");
    }

    @Test
    void warnThatNobodyMayDoAnythingWithoutRules() {
        var notes = Chart.notes("security: {jwt: {issuerUri: 'https://sso', audiences: [door]}}");

        assertThat(notes).contains("Nobody may use any actor", "security.rules").doesNotContain("anonymous");
    }

    @Test
    void warnThatKeysAreSentUnencryptedWithoutTls() {
        var keys = "security: {keysFile: {existingSecret: callers}, rules: [{actors: '**'}]}";

        assertThat(Chart.notes(keys)).contains("unencrypted", "service.tls.existingSecret");
        assertThat(Chart.notes(keys + "\nservice: {tls: {existingSecret: a}}"))
                .contains("https://localhost")
                .doesNotContain("unencrypted");
        assertThat(Chart.notes(keys + "\ningress: {enabled: true, tls: [{secretName: a}]}"))
                .doesNotContain("unencrypted");
    }

    @Test
    void warnOfTokensThatWereIssuedForOtherServices() {
        var notes = Chart.notes("security: {jwt: {issuerUri: 'https://sso'}}");

        assertThat(notes).contains("security.jwt.audiences");
    }

    @Test
    void warnThatPrometheusGetsNoMetricsFromAClosedActuator() {
        var values =
                "{serviceMonitor: {enabled: true}, security: {keysFile: {existingSecret: a}, pages: {actuator: %s}}}";

        assertThat(Chart.notes(values.formatted("closed"))).contains("security.pages.actuator");
        assertThat(Chart.notes(values.formatted("open"))).doesNotContain("security.pages.actuator");
    }

    @Test
    void knowWhatTheConfigurationSaysOfCallers() {
        var notes = Chart.notes("""
                config:
                  stagedoor.security.keys-file: /keys
                  "stagedoor.security.rules[0].actors": "**"
                  server.ssl.bundle: theirs
                """);

        assertThat(notes).doesNotContain("anonymous", "Nobody", "unencrypted");
    }
}
