package dev.stagedoor.container;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Deployment that the chart renders from its defaults, for one pod. The test sets the address of the member and the
 * other members, which only Kubernetes could provide.
 */
final class ChartDeployment {

    private static final String CLUSTER = "STAGEDOOR_SYSTEM_CLUSTER_";

    private ChartDeployment() {}

    /** Returns the YAML of a service that listens at the endpoints and is a cluster member at the address. */
    static String of(String image, Endpoint http, Endpoint actuator, String address) {
        var rendered = new Helm(Path.of("helm/stagedoor"))
                .template()
                .withName("demo")
                .withKubeVersion("1.30.0")
                .set("replicas", 1)
                .set("image.pullPolicy", "Never")
                .set("samples.enabled", true)
                .call();
        var kubernetes = new KubernetesSerialization();
        var deployment = Stream.of(rendered.split("(?m)^---$"))
                .filter(document -> document.contains("kind: Deployment"))
                .map(document -> kubernetes.unmarshal(document, Deployment.class))
                .findFirst()
                .orElseThrow();
        var container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        var environment = new LinkedHashMap<String, EnvVar>();
        container.getEnv().forEach(variable -> environment.put(variable.getName(), variable));
        Map.of(
                        CLUSTER + "HOST",
                        address,
                        CLUSTER + "DISCOVERY",
                        "config",
                        CLUSTER + "HOSTS",
                        address,
                        CLUSTER + "CONTACT_POINTS",
                        "1",
                        "SERVER_PORT",
                        Integer.toString(http.port()),
                        "MANAGEMENT_SERVER_PORT",
                        Integer.toString(actuator.port()))
                .forEach((name, value) -> environment.put(name, new EnvVar(name, value, null)));
        container.setEnv(List.copyOf(environment.values()));
        container.setImage(image);
        // On the host network, podman has no ports to publish.
        container.setPorts(List.of());
        Stream.of(container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe())
                .forEach(probe -> probe.getHttpGet().setPort(new IntOrString(actuator.port())));
        return kubernetes.asYaml(deployment);
    }
}
