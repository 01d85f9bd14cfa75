package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deployment or StatefulSet. */
record Workload(
        String kind, String name, @Nullable Integer replicas, LabelSelector selector, PodTemplateSpec template) {

    static Workload of(Deployment deployment) {
        var spec = deployment.getSpec();
        return new Workload(
                deployment.getKind(),
                deployment.getMetadata().getName(),
                spec.getReplicas(),
                spec.getSelector(),
                spec.getTemplate());
    }

    static Workload of(StatefulSet set) {
        var spec = set.getSpec();
        return new Workload(
                set.getKind(), set.getMetadata().getName(), spec.getReplicas(), spec.getSelector(), spec.getTemplate());
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    boolean isGateway() {
        return "gateway".equals(labels().get("app.kubernetes.io/component"));
    }

    PodSpec pod() {
        return template.getSpec();
    }

    Container container() {
        return pod().getContainers().getFirst();
    }

    List<String> ports() {
        return container().getPorts().stream().map(ContainerPort::getName).toList();
    }

    @Nullable
    EnvVar env(String name) {
        return container().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Returns the value of a variable, which must be set. */
    String value(String name) {
        return Objects.requireNonNull(Objects.requireNonNull(env(name), name).getValue(), name);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
