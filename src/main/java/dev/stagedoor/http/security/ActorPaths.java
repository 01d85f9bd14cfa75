package dev.stagedoor.http.security;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** The paths that the router of actors serves. Safe for use by any thread. */
@FunctionalInterface
public interface ActorPaths {

    /** Returns whether the router of actors decides about the path of the request. */
    boolean hold(ServerHttpRequest request);
}
