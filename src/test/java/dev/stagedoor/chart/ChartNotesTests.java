package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** After an installation, an operator is told how to ask, and what may not be as meant. */
final class ChartNotesTests {

    @Test
    void tellHowToAskAndWhatIsMissing() {
        var notes = Chart.notes("{serviceMonitor: {enabled: true}, ingress: {enabled: true, hosts: [a.example.org]}}");

        assertThat(notes)
                .contains("port-forward service/demo-stagedoor 8080:80", "http://a.example.org")
                .contains("There is no database", "networkPolicy.actuatorFrom");
    }

    @Test
    void tellThatMembersAreOpenToOthers() {
        assertThat(Chart.notes("networkPolicy: {enabled: false}")).contains("networkPolicy.enabled is false");
    }

    @Test
    void warnOfNothingWhenAllIsSet() {
        var notes = Chart.notes("datasource: {existingSecret: db}");

        assertThat(notes).doesNotContain("database", "networkPolicy");
    }
}
