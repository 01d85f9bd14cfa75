package dev.stagedoor.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Writes how callers authenticate, if the application has Spring Security. Uses the security schemes that the
 * application documents or, if there are none, a scheme that its beans suggest. Refers to classes of Spring Security by
 * name, because most applications do not have them.
 */
final class SecurityWriter {

    private static final String SECURITY = "org.springframework.security.";
    private static final String FILTERS = SECURITY + "web.server.SecurityWebFilterChain";
    private static final String JWT = SECURITY + "oauth2.jwt.ReactiveJwtDecoder";
    private static final String TOKEN =
            SECURITY + "oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector";

    private final ListableBeanFactory beans;

    SecurityWriter(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Adds security schemes to the document, and the statuses 401 and 403 to the operations of the paths. Without
     * Spring Security, only documents that no authentication is required.
     */
    void write(OpenAPI document, Collection<PathItem> paths) {
        if (!has(FILTERS)) {
            if (document.getSecurity() == null) {
                document.setSecurity(List.of());
            }
            return;
        }
        var components = document.getComponents();
        if (components.getSecuritySchemes() == null) {
            schemes().forEach(components::addSecuritySchemes);
        }
        if (document.getSecurity() == null) {
            document.setSecurity(components.getSecuritySchemes().keySet().stream()
                    .map(name -> new SecurityRequirement().addList(name))
                    .toList());
        }
        responses(components);
        paths.stream().flatMap(path -> path.readOperations().stream()).forEach(SecurityWriter::refuse);
    }

    private Map<String, SecurityScheme> schemes() {
        var schemes = new LinkedHashMap<String, SecurityScheme>();
        if (has(JWT) || has(TOKEN)) {
            var bearer = scheme("bearer", "A token of the authorization server that the service trusts.");
            schemes.put("bearer", has(JWT) ? bearer.bearerFormat("JWT") : bearer);
        } else {
            schemes.put("basic", scheme("basic", "The name and the password of a user."));
        }
        return schemes;
    }

    private static SecurityScheme scheme(String scheme, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(description);
    }

    private static void responses(Components components) {
        components.addResponses(
                "Unauthorized",
                new ApiResponse()
                        .description("The caller is not authenticated.")
                        .addHeaderObject(
                                "WWW-Authenticate",
                                new Header()
                                        .description("How to authenticate (RFC 9110).")
                                        .schema(new JsonSchema().typesItem("string"))));
        components.addResponses("Forbidden", new ApiResponse().description("The caller is not allowed to do this."));
    }

    private static void refuse(Operation operation) {
        var responses = new TreeMap<String, ApiResponse>(operation.getResponses());
        responses.putIfAbsent("401", new ApiResponse().$ref("Unauthorized"));
        responses.putIfAbsent("403", new ApiResponse().$ref("Forbidden"));
        operation.getResponses().clear();
        operation.getResponses().putAll(responses);
    }

    private boolean has(String className) {
        var loader = getClass().getClassLoader();
        return ClassUtils.isPresent(className, loader)
                && BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                                        beans, ClassUtils.resolveClassName(className, loader))
                                .length
                        > 0;
    }
}
