package dev.stagedoor.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects as {@code kubectl apply --validate=strict} does: refuses fields that Kubernetes does not know. */
final class StrictReader {

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictReader() {}

    /** Returns the typed object; a generic one without checks if the kind is custom. */
    static HasMetadata read(Map<String, Object> object) {
        var apiVersion = Objects.toString(object.get("apiVersion"));
        var kind = KINDS.getRegisteredKubernetesResource(apiVersion, Objects.toString(object.get("kind")));
        return kind == null
                ? KINDS.convertValue(object, GenericKubernetesResource.class)
                : (HasMetadata) STRICT.convertValue(object, kind);
    }

    /** Turns off the setters with which fabric8 accepts unknown members. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return false;
        }
    }
}
