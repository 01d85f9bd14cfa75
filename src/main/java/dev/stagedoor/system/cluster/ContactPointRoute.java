package dev.stagedoor.system.cluster;

import com.typesafe.config.Config;
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
 * Answers members that look for others, as Pekko's own route does, and takes note of those that will not be let in. Pekko makes
 * it, by its name.
 */
final class ContactPointRoute implements ManagementRouteProvider {

    private final ExtendedActorSystem system;

    ContactPointRoute(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public Function1<RequestContext, Future<RouteResult>> routes(ManagementRouteProviderSettings settings) {
        var answered = RouteAdapter.asJava(ClusterBootstrap.get(system).routes(settings));
        return Directives.optionalHeaderValueByName("User-Agent", shown -> {
                    shown.flatMap(MemberIdentity::read).ifPresent(this::look);
                    return answered;
                })
                .asScala();
    }

    private void look(MemberIdentity shown) {
        own().objection(shown).ifPresent(reason -> DiscoveredMembers.of(system).refuse(shown.host(), reason));
    }

    /** The authority's certificate may have been replaced since the last one looked. */
    private MemberIdentity own() {
        Config config = system.settings().config();
        return MemberIdentity.of(
                config.getString("pekko.remote.artery.canonical.hostname"),
                system.name(),
                config.getString("pekko.remote.artery.transport"),
                config.getString("pekko.remote.artery.ssl.rotating-keys-engine.ca-cert-file"));
    }
}
