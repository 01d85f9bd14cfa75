package dev.stagedoor.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String FILTERS = SECURITY + "web.server.WebFilterChainProxy";
    private static final String JWT = SECURITY + "oauth2.jwt.ReactiveJwtDecoder";
    private static final String TOKEN =
            SECURITY + "oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector";

    private final ListableBeanFactory beans;

    SecurityWriter(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Adds security schemes to the document. Without Spring Security, it says that no authentication is required. */
    void write(OpenAPI document) {
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
    }

    private Map<String, SecurityScheme> schemes() {
        var known = beans.getBeanProvider(AuthenticationSchemes.class).getIfAvailable();
        return known == null ? suggested() : named(known.all());
    }

    private static Map<String, SecurityScheme> named(Set<AuthenticationScheme> all) {
        var schemes = new LinkedHashMap<String, SecurityScheme>();
        for (var scheme : all) {
            switch (scheme) {
                case JWT -> schemes.put("bearer", bearer().bearerFormat("JWT"));
                case TOKEN -> schemes.put("bearer", bearer());
                case KEY -> schemes.put("key", scheme("basic", "The name of a caller and its key."));
                case CERTIFICATE ->
                    schemes.put(
                            "certificate",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.MUTUALTLS)
                                    .description("The certificate of the client."));
            }
        }
        return schemes;
    }

    private Map<String, SecurityScheme> suggested() {
        if (has(JWT)) {
            return Map.of("bearer", bearer().bearerFormat("JWT"));
        }
        return has(TOKEN)
                ? Map.of("bearer", bearer())
                : Map.of("basic", scheme("basic", "The name and the password of a user."));
    }

    private static SecurityScheme bearer() {
        return scheme("bearer", "A token of the authorization server that the service trusts.");
    }

    private static SecurityScheme scheme(String scheme, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(scheme)
                .description(description);
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
