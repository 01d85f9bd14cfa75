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
}
