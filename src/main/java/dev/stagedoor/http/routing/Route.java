package dev.stagedoor.http.routing;

import dev.stagedoor.openapi.RouteDocument;
import org.jspecify.annotations.Nullable;

/**
 * Route: an endpoint, the requests that it answers, and how the OpenAPI document describes it.
 *
 * @param method the method; {@code GET} stands for {@code HEAD} as well
 * @param template the path, with variables such as {@code {id}}; literals are percent-encoded
 * @param endpoint answers the requests
 * @param document its part of the document; null if a protocol describes it or the document leaves it out
 */
public record Route(
        String method,
        String template,
        Endpoint endpoint,
        @Nullable RouteDocument document) {}
