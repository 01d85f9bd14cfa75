package dev.stagedoor.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members find each other through DNS (a gateway and a worker) and through the API of Kubernetes (one pod). */
@Tag("trial")
final class DiscoveryIT {

    private static final String SERVICE = "stagedoor-members.theatre.svc.cluster.local";

    private static final String PODS = """
            {"kind": "PodList", "apiVersion": "v1", "items": [
              {"metadata": {"name": "stagedoor-0"},
               "spec": {"containers": [{"name": "stagedoor", "ports": [{"name": "management", "containerPort": 7626}]}]},
               "status": {"phase": "Running", "podIP": "127.0.0.33",
                          "containerStatuses": [{"name": "stagedoor", "state": {"running": {}}}]}},
              {"metadata": {"name": "stagedoor-1", "deletionTimestamp": "2026-01-01T00:00:00Z"},
               "spec": {"containers": [{"name": "stagedoor"}]},
               "status": {"phase": "Running", "podIP": "127.0.0.34"}},
              {"metadata": {"name": "stagedoor-2"},
               "spec": {"containers": [{"name": "stagedoor"}]},
               "status": {"phase": "Pending"}},
              {"metadata": {"name": "stagedoor-3"},
               "spec": {"containers": [{"name": "stagedoor"}]},
               "status": {"phase": "Running", "podIP": "127.0.0.35",
                          "containerStatuses": [
                            {"name": "stagedoor", "state": {"waiting": {"reason": "CrashLoopBackOff"}}}]}}]}
            """;

    @TempDir
    private static Path folder;

    private static NameServer names;
    private static PodRegister pods;
    private static Member gateway;
    private static Member worker;
    private static Member pod;

    @BeforeAll
    static void start() throws Exception {
        names = new NameServer(
                SERVICE,
                List.of(
                        InetAddress.getByName("127.0.0.31").getAddress(),
                        InetAddress.getByName("127.0.0.32").getAddress()));
        gateway = named("127.0.0.31", "gateway");
        worker = named("127.0.0.32", "worker");
        gateway.awaitReady();
        worker.awaitReady();
        pods = new PodRegister(folder.resolve("account"), PODS);
        pod = Member.measured(
                folder,
                "127.0.0.33",
                pods.pod(),
                List.of(
                        "--stagedoor.system.cluster.discovery=kubernetes-api",
                        "--stagedoor.system.cluster.container-name=stagedoor",
                        "--stagedoor.system.cluster.contact-points=1"));
        pod.awaitReady();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        worker.close();
        pod.close();
        names.close();
        pods.close();
    }

    @Test
    void returnsTheReplyOfTheWorkerAtTheGateway() {
        assertThat(gateway.send("POST", "/actors/hello/stage/greet").join().body())
                .isEqualTo("{\"text\":\"Hello, World!\"}");
    }

    @Test
    void servesNoGatewayEndpointsAtTheWorker() throws IOException, InterruptedException {
        assertThat(worker.get(8081, "/actors").statusCode()).isEqualTo(404);
        assertThat(worker.get(8081, "/v3/api-docs").statusCode()).isEqualTo(404);
        assertThat(worker.get(8081, "/").statusCode()).isEqualTo(404);
        assertThat(worker.listens(8080)).isFalse();
    }

    @Test
    void servesTheHealthOfTheWorkerOnTheManagementPort() throws IOException, InterruptedException {
        for (var probe : List.of("liveness", "readiness", "startup")) {
            assertThat(worker.actuator("/health/" + probe).statusCode())
                    .as(probe)
                    .isEqualTo(200);
        }
    }

    @Test
    void asksKubernetesForThePodsWithItsLabelInItsNamespace() {
        assertThat(pods.asked())
                .containsOnly("/api/v1/namespaces/theatre/pods?labelSelector=app.kubernetes.io/name%3Dstagedoor");
    }

    @Test
    void formsAClusterOfTheRunningPods() {
        assertThat(pod.send("POST", "/actors/hello/stage/greet").join().statusCode())
                .isEqualTo(200);
    }

    private static Member named(String address, String role) {
        return Member.measured(
                folder,
                address,
                List.of("env", "JAVA_TOOL_OPTIONS=-Dpekko.io.dns.async-dns.nameservers=" + names.address()),
                List.of(
                        "--stagedoor.system.cluster.discovery=pekko-dns",
                        "--stagedoor.system.cluster.service=" + SERVICE,
                        "--stagedoor.system.cluster.roles=" + role));
    }
}
