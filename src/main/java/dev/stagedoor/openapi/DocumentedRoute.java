package dev.stagedoor.openapi;

/**
 * Route that the document describes.
 *
 * @param method its method
 * @param url its path, with variables such as {@code {id}}
 * @param document what the document says about it
 */
public record DocumentedRoute(String method, String url, RouteDocument document) {}
