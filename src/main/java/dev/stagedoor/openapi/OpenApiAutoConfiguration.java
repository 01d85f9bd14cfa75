package dev.stagedoor.openapi;

import dev.stagedoor.protocol.Protocols;
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

/** Documents the protocols. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
class OpenApiAutoConfiguration {

    private static final String DESCRIPTION = """
            The protocols of actors, asked over HTTP: each message is an operation, and each reply its answer. What went \
            wrong is told as a problem (RFC 9457) that says whether the actor handled the message, and whether to try again. \
            What is not served is answered 404, by a problem too.""";

    @Bean
    OpenApiCustomizer protocolDocument(Protocols protocols, ProblemCatalog problems, ListableBeanFactory beans) {
        return new ProtocolDocument(protocols, problems, new SecurityWriter(beans));
    }

    /** What tells who serves the document; an application says by a bean of its own that it is somebody else. */
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

    /** Whatever host and port the document was asked from, a caller of it may know the service by others. */
    @Bean
    ServerBaseUrlCustomizer relativeServer() {
        return (url, request) -> {
            var path = URI.create(url).getRawPath();
            return path.isEmpty() ? "/" : path;
        };
    }
}
