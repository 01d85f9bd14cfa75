package dev.stagedoor.http.endpoint;

import dev.stagedoor.guard.rate.RateLimits;
import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.Permissions;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.limit.CallerLimit;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.routing.Endpoint;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the endpoints of actors, and how often; and who did.
 *
 * @param permissions decides which callers may do what
 * @param limits how many requests each caller may send to the actors of a type
 */
public record ActorAccess(Permissions permissions, RateLimits limits, Audit audit, Callers callers) {

    /**
     * Returns an endpoint that lets through what the caller may do.
     *
     * @param type the type of the actors
     * @param access returns what a request wants to do with the actor of an id; the id is null if the service chooses it
     */
    Endpoint guarded(Endpoint endpoint, String type, Function<@Nullable String, Access> access) {
        var limit = CallerLimit.of(type, limits);
        var limited = limit == null ? endpoint : new LimitedEndpoint(endpoint, limit, callers);
        return new AuditedEndpoint(new PermittedEndpoint(limited, permissions, access), audit, callers, access);
    }
}
