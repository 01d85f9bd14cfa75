package dev.stagedoor.openapi;

import dev.stagedoor.protocol.Protocols;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Documents the protocols. */
@AutoConfiguration
class OpenApiAutoConfiguration {

    @Bean
    OpenApiCustomizer protocolDocument(Protocols protocols, ProblemCatalog problems) {
        return new ProtocolDocument(protocols, problems);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI stagedoorOpenApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Stagedoor")
                        .version("0.1.0")
                        .description("The protocols of actors, asked over HTTP."));
    }
}
