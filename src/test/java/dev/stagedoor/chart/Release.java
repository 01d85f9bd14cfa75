package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects of a release, both as Helm writes them and as Kubernetes reads them. */
record Release(List<Map<String, Object>> written, List<HasMetadata> objects) {

    static Release of(String manifests) {
        var written = YamlText.readAll(manifests).toList();
        return new Release(written, written.stream().map(StrictReader::read).toList());
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<HasMetadata> all(String kind) {
        return objects.stream().filter(object -> object.getKind().equals(kind)).toList();
    }

    /** Returns the object whose name is that of the gateways followed by {@code end}, which may be empty. */
    <T extends HasMetadata> Optional<T> named(Class<T> type, String end) {
        var name = gateways().name() + end;
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    List<Workload> workloads() {
        return Stream.concat(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of))
                .toList();
    }

    Workload gateways() {
        return workloads().stream().filter(Workload::isGateway).findFirst().orElseThrow();
    }

    /** Returns the workload that hosts actors. */
    Workload workers() {
        return workloads().stream()
                .filter(workload ->
                        workload.value("STAGEDOOR_SYSTEM_CLUSTER_ROLES").contains("worker"))
                .findFirst()
                .orElseThrow();
    }
}
