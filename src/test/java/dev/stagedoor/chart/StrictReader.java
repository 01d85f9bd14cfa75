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

/** Reads objects as {@code kubectl apply --validate=strict} does: what Kubernetes does not know is refused. */
final class StrictReader {

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StrictReader() {}

    /** The object; one of a custom kind as it is. */
    static HasMetadata read(Map<String, Object> object) {
        var apiVersion = Objects.toString(object.get("apiVersion"));
        var kind = KINDS.getRegisteredKubernetesResource(apiVersion, Objects.toString(object.get("kind")));
        return kind == null
                ? KINDS.convertValue(object, GenericKubernetesResource.class)
                : (HasMetadata) STRICT.convertValue(object, kind);
    }

    /** Without the members that fabric8 has for whatever else there may be. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return false;
        }
    }
}
