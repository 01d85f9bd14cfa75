package dev.stagedoor.http.tracing;

import dev.stagedoor.tracing.micrometer.RequestAttributes;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Gives the spans of requests the name and the attributes that those of plain asks have, and takes away the path, which has
 * the ids of actors. Meters do not see these attributes.
 */
final class RequestConventions implements ObservationFilter {

    private static final String PATH = "http.url";

    @Override
    public Observation.Context map(Observation.Context context) {
        return context instanceof ServerRequestObservationContext request ? mapped(request) : context;
    }

    private static Observation.Context mapped(ServerRequestObservationContext request) {
        var method = request.getCarrier() == null
                ? ""
                : request.getCarrier().getMethod().name();
        request.removeHighCardinalityKeyValue(PATH);
        request.addHighCardinalityKeyValue(KeyValue.of(RequestAttributes.METHOD, method));
        var route = request.getPathPattern();
        request.setContextualName(route == null ? method : RequestAttributes.name(method, route));
        if (route != null) {
            request.addHighCardinalityKeyValue(KeyValue.of(RequestAttributes.ROUTE, route));
        }
        var status = status(request.getResponse());
        if (status != null) {
            request.addHighCardinalityKeyValue(KeyValue.of(RequestAttributes.STATUS, status));
        }
        return request;
    }

    private static @Nullable String status(@Nullable ServerHttpResponse response) {
        var status = response == null ? null : response.getStatusCode();
        return status == null ? null : Integer.toString(status.value());
    }
}
