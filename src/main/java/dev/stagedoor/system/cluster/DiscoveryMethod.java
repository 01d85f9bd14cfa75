package dev.stagedoor.system.cluster;

import com.typesafe.config.ConfigFactory;
import dev.stagedoor.system.SystemStartException;
import org.springframework.util.ClassUtils;

/** Finds out whether Pekko Discovery has a method, and what that needs, before the actor system is there. */
final class DiscoveryMethod {

    private static final String BOOTSTRAP = "org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap";

    private static final String API_SERVER = "KUBERNETES_SERVICE_HOST";

    private DiscoveryMethod() {}

    /**
     * Requires the module of the method, and a place where it works.
     *
     * @throws SystemStartException if the module is not on the class path, or the place is another
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
                    "stagedoor.system.cluster.discovery=%s needs a module of Pekko Discovery that is not on the class path, as pekko-discovery-%s"
                            .formatted(method, method));
        }
        if (method.equals("kubernetes-api") && System.getenv(API_SERVER) == null) {
            throw new SystemStartException(
                    "stagedoor.system.cluster.discovery=kubernetes-api needs a pod of Kubernetes to run in, but %s is not set in the environment"
                            .formatted(API_SERVER));
        }
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, ClassUtils.getDefaultClassLoader());
    }
}
