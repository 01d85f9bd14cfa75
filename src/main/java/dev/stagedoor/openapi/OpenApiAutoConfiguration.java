package dev.stagedoor.openapi;

import dev.stagedoor.protocol.model.Protocols;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import java.net.URI;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;

/** Configures the OpenAPI document of the protocols. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class OpenApiAutoConfiguration {

    private static final String DESCRIPTION = """
            Actors over HTTP: each message of their protocols is an operation, and each reply is an answer. Every \
            error is a problem (RFC 9457) that says whether the actor handled the message and whether a retry is safe. \
            A URL that does not exist is answered with the status 404 and a problem.""";

    @Bean
    OpenApiCustomizer protocolDocument(
            Protocols protocols, RouteCatalog routes, ProblemCatalog problems, ListableBeanFactory beans) {
        return new ProtocolDocument(protocols, routes, problems, new SecurityWriter(beans));
    }

    /**
     * Title, version and license of the document. An application replaces them with an {@code OpenAPI} bean of its own.
     */
    @Bean
    @ConditionalOnMissingBean
    OpenAPI stagedoorOpenApi(ObjectProvider<BuildProperties> build) {
        var version = build.stream()
                .map(BuildProperties::getVersion)
                .filter(Objects::nonNull)
                .findFirst();
        return new OpenAPI()
                .info(new Info()
                        .title("Stagedoor")
                        .version(version.orElse("unknown").replace("-SNAPSHOT", ""))
                        .description(DESCRIPTION)
                        .contact(new Contact().name("Stagedoor"))
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")));
    }

    /** Names the server by its path only, because callers may use another host and port than the request at hand. */
    @Bean
    ServerBaseUrlCustomizer relativeServer() {
        return (url, request) -> {
            var path = URI.create(url).getRawPath();
            return path.isEmpty() ? "/" : path;
        };
    }
}
