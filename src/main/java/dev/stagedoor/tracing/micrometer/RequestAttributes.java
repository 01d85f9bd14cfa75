package dev.stagedoor.tracing.micrometer;

import io.micrometer.tracing.Span;

/** Name and attributes of the spans of requests, as OpenTelemetry's semantic conventions for HTTP have them. */
public final class RequestAttributes {

    public static final String METHOD = "http.request.method";
    public static final String ROUTE = "http.route";
    public static final String STATUS = "http.response.status_code";

    private RequestAttributes() {}

    /**
     * Returns the name of a span.
     *
     * @param route the path with its variables
     */
    public static String name(String method, String route) {
        return method + " " + route;
    }

    static Span.Builder describe(Span.Builder span, String method, String route) {
        return span.kind(Span.Kind.SERVER)
                .name(name(method, route))
                .tag(METHOD, method)
                .tag(ROUTE, route);
    }
}
