package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the workloads that a selector selects. */
final class Selection {

    private Selection() {}

    /** Returns the workloads whose pods have all of the labels. */
    static List<Workload> of(Map<String, String> labels, Release release) {
        return release.workloads().stream()
                .filter(workload -> matches(labels, workload.labels()))
                .toList();
    }

    static List<Workload> of(LabelSelector selector, Release release) {
        return of(selector.getMatchLabels(), release);
    }

    static boolean matches(Map<String, String> selector, Map<String, String> labels) {
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    /** Returns the labels of a selector that is written in one line, as clients of Kubernetes send it. */
    static Map<String, String> labels(String selector) {
        return Arrays.stream(selector.split(","))
                .map(term -> term.split("="))
                .collect(Collectors.toMap(term -> term[0], term -> term[1]));
    }
}
