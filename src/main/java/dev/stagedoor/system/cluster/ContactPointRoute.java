package dev.stagedoor.system.cluster;

import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.directives.RouteAdapter;
import org.apache.pekko.http.scaladsl.server.RequestContext;
import org.apache.pekko.http.scaladsl.server.RouteResult;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrap;
import org.apache.pekko.management.scaladsl.ManagementRouteProvider;
import org.apache.pekko.management.scaladsl.ManagementRouteProviderSettings;
import scala.Function1;
import scala.concurrent.Future;

/**
 * HTTP route of a contact point. Answers members that look for others as Pekko's own route does, and logs those of
 * another cluster. Pekko creates it by its class name.
 */
final class ContactPointRoute implements ManagementRouteProvider {

    private final ExtendedActorSystem system;

    ContactPointRoute(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public Function1<RequestContext, Future<RouteResult>> routes(ManagementRouteProviderSettings settings) {
        var route = RouteAdapter.asJava(ClusterBootstrap.get(system).routes(settings));
        return Directives.optionalHeaderValueByName("User-Agent", userAgent -> {
                    userAgent.flatMap(MemberIdentity::read).ifPresent(this::check);
                    return route;
                })
                .asScala();
    }

    private void check(MemberIdentity other) {
        if (!other.name().equals(system.name())) {
            DiscoveredMembers.of(system)
                    .refuse(other.host(), "its cluster is '%s', and not '%s'".formatted(other.name(), system.name()));
        }
    }
}
