package dev.stagedoor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** After an installation, an operator is told how to ask, and what may not be as meant. */
final class ChartNotesTests {

    @ParameterizedTest
    @MethodSource("dev.stagedoor.chart.Combination#all")
    void tellHowToAsk(Combination combination) {
        var service = combination.release().gateways().name();

        assertThat(Chart.notes(YamlText.write(combination.values())))
                .contains("port-forward service/" + service + " 8080:")
                .doesNotContain("<no value>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                     | There is no database
            networkPolicy: {enabled: false}                                        | networkPolicy.enabled is false
            serviceMonitor: {enabled: true}                                        | networkPolicy.actuatorFrom
            ingress: {enabled: true, hosts: [a.example.org]}                       | http://a.example.org
            ingress: {enabled: true, hosts: [a.example.org], tls: [{hosts: []}]}   | https://a.example.org
            """)
    void tellWhatAnOperatorShouldKnow(String values, String told) {
        assertThat(Chart.notes(values)).contains(told);
    }

    @Test
    void warnOfNothingWhenAllIsSet() {
        var notes = Chart.notes("datasource: {existingSecret: db}");

        assertThat(notes).doesNotContain("database", "networkPolicy");
    }
}
