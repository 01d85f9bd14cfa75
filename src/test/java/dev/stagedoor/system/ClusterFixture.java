package dev.stagedoor.system;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Default properties of a member. */
public final class ClusterFixture {

    private ClusterFixture() {}

    public static ClusterProperties properties(String... hosts) {
        return new ClusterProperties(
                Set.of(ClusterProperties.Role.GATEWAY, ClusterProperties.Role.WORKER),
                "",
                17_355,
                17_356,
                7_626,
                "config",
                "",
                List.of(hosts),
                "app.kubernetes.io/name=%s",
                "",
                2,
                ClusterProperties.SplitBrainResolver.KEEP_MAJORITY,
                0,
                Duration.ofSeconds(7),
                "",
                new TlsProperties("", "", "", Duration.ofMinutes(5)));
    }
}
