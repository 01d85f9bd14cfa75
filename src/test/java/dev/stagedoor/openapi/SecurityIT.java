package dev.stagedoor.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.StagedoorApplication;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Document of an application with Spring Security, which other tests do not have on their class path. */
@Tag("security")
final class SecurityIT {

    private static final String USER =
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));

    private static ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(StagedoorApplication.class)
                .properties("stagedoor.samples.enabled=true", "server.port=0", "stagedoor.system.name=secured")
                .properties("spring.security.user.name=ann", "spring.security.user.password=secret")
                .properties(properties)
                .run();
    }

    private static HttpResponse<String> get(ApplicationContext service, String path, String... headers)
            throws IOException, InterruptedException {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%s%s".formatted(port, path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode document(ApplicationContext service) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(get(service, "/v3/api-docs", "Authorization", USER).body());
    }

    @Test
    void documentsBasicAuthenticationAndTheStatusesOfRefusals() throws IOException, InterruptedException {
        try (var service = start()) {
            var refused = get(service, "/actors");
            var document = document(service);

            assertThat(document.at("/components/securitySchemes/basic/scheme").asString())
                    .isEqualTo("basic");
            assertThat(document.at("/security/0").has("basic")).isTrue();
            assertThat(document.at("/paths/~1actors/get/responses").propertyNames())
                    .contains("401", "403");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
            var unauthenticated = document.at("/components/responses/Unauthenticated");
            assertThat(unauthenticated.path("headers").propertyNames()).contains("WWW-Authenticate");
            assertThat(unauthenticated.at("/content/application~1problem+json").isObject())
                    .isTrue();
        }
    }

    @Test
    void documentsBothRefusalsOfTheStatus403() throws IOException, InterruptedException {
        try (var service = start()) {
            var document = document(service);

            assertThat(document.at("/paths/~1actors~1counter~1{id}~1count/get/responses/403/$ref")
                            .asString())
                    .isEqualTo("#/components/responses/Forbidden");
            assertThat(document.at("/paths/~1actors~1counter~1{id}~1increment/post/responses/403/$ref")
                            .asString())
                    .isEqualTo("#/components/responses/ForbiddenOrCrossOriginRequest");
        }
    }

    @Test
    void documentsBearerTokensWhenAnAuthorizationServerIsTrusted() {
        try (var service = start("spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys")) {
            var document = new OpenAPI();

            service.getBean("protocolDocument", OpenApiCustomizer.class).customise(document);

            var bearer = document.getComponents().getSecuritySchemes().get("bearer");
            assertThat(bearer)
                    .extracting(SecurityScheme::getScheme, SecurityScheme::getBearerFormat)
                    .containsExactly("bearer", "JWT");
        }
    }

    @Test
    void keepsTheSchemesOfTheApplication() {
        try (var service = start()) {
            var document = new OpenAPI()
                    .components(new Components()
                            .addSecuritySchemes("key", new SecurityScheme().type(SecurityScheme.Type.APIKEY)));

            service.getBean("protocolDocument", OpenApiCustomizer.class).customise(document);

            assertThat(document.getComponents().getSecuritySchemes()).containsOnlyKeys("key");
        }
    }
}
