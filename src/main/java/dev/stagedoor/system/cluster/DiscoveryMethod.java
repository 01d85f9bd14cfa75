package dev.stagedoor.system.cluster;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.system.SystemStartException;
import org.springframework.util.ClassUtils;

/** Checks, before the actor system is created, whether a method of Pekko Discovery can be used. */
final class DiscoveryMethod {

    private static final String BOOTSTRAP = "org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap";

    private static final String API_SERVER = "KUBERNETES_SERVICE_HOST";

    private DiscoveryMethod() {}

    /**
     * Requires the modules of the method, and the environment that it works in.
     *
     * @throws SystemStartException if a module is not on the class path, or this process is not in a pod and the method
     *     is {@code kubernetes-api}
     */
    static void require(String method) {
        if (!isPresent(BOOTSTRAP)) {
            throw new SystemStartException(
                    "stagedoor.system.base=cluster needs org.apache.pekko:pekko-management-cluster-bootstrap_2.13 on the class path, but it is not there");
        }
        var config = ConfigFactory.load();
        var path = "pekko.discovery.\"%s\".class".formatted(method);
        if (!config.hasPath(path) || !isPresent(config.getString(path))) {
            throw new SystemStartException(
                    "stagedoor.system.cluster.discovery=%s needs a module of Pekko Discovery that is not on the class path, such as pekko-discovery-%s"
                            .formatted(method, method));
        }
        if (method.equals("kubernetes-api") && System.getenv(API_SERVER) == null) {
            throw new SystemStartException(
                    "stagedoor.system.cluster.discovery=kubernetes-api works only in a Kubernetes pod, but %s is not set in the environment"
                            .formatted(API_SERVER));
        }
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, ClassUtils.getDefaultClassLoader());
    }
}
