package dev.stagedoor.http.authentication;

import dev.stagedoor.http.access.AccessRules;
import dev.stagedoor.http.audit.Audit;
import dev.stagedoor.http.key.KeyFile;
import dev.stagedoor.http.request.Callers;
import dev.stagedoor.http.security.ActorPaths;
import dev.stagedoor.openapi.AuthenticationSchemes;
import dev.stagedoor.protocol.model.Protocol;
import dev.stagedoor.protocol.model.Protocols;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Authenticates callers in the ways that the settings turn on, and lets them do what the rules allow. An application
 * with a filter chain of its own keeps it.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration"
        },
        afterName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(SecurityProperties.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "stagedoor.http.enabled", matchIfMissing = true)
@ConditionalOnClass(
        value = {BearerTokenAuthenticationToken.class, SecurityWebFilterChain.class},
        name = "org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest")
@ConditionalOnMissingBean(SecurityWebFilterChain.class)
@Conditional(OnCredentials.class)
class AuthenticationAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationAutoConfiguration.class);

    @Bean
    VerifiedCredentials verifiedCredentials(SecurityProperties properties) {
        return new VerifiedCredentials(properties.verifiedFor(), Clock.systemUTC());
    }

    @Bean
    @ConditionalOnProperty("stagedoor.security.keys-file")
    KeyFile keyFile(SecurityProperties properties, VerifiedCredentials verified) {
        return new KeyFile(Objects.requireNonNull(properties.keysFile()), verified::forgetAll);
    }

    @Bean
    AccessRules accessRules(SecurityProperties properties, Protocols protocols) {
        var rules = new AccessRules(properties.rules(), properties.hiddenTypes(), VerifiedCaller::identityOf);
        var types = protocols.all().stream().map(Protocol::type).toList();
        rules.unservedPattern(types).ifPresent(pattern -> refuse("rules", pattern, types));
        rules.unservedHiddenType(types).ifPresent(type -> refuse("hidden-types", type, types));
        if (properties.rules().isEmpty()) {
            LOG.warn(
                    "event=rules-missing reason=\"callers are authenticated, but stagedoor.security.rules allows them nothing\"");
        }
        return rules;
    }

    private static void refuse(String key, String value, List<String> types) {
        throw new InvalidConfigurationPropertyValueException(
                "stagedoor.security." + key, value, "There are only actors of the types %s.".formatted(types));
    }

    @Bean
    AuthenticationSchemes authenticationSchemes(Environment environment) {
        var all = Credentials.ruledBy(environment).stream()
                .map(Credentials::scheme)
                .collect(Collectors.toUnmodifiableSet());
        return () -> all;
    }

    /** Spring Security would otherwise observe each of its filters for each request. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain callerAuthentication(
            ServerHttpSecurity http,
            Environment environment,
            SecurityProperties properties,
            VerifiedCredentials verified,
            ActorPaths paths,
            Audit audit,
            Callers callers,
            ObjectProvider<KeyFile> keys,
            ObjectProvider<ReactiveJwtDecoder> jwt,
            ObjectProvider<ReactiveJwtAuthenticationConverter> jwtConverter,
            ObjectProvider<ReactiveOpaqueTokenIntrospector> introspector,
            @Value("${springdoc.api-docs.path:/v3/api-docs}") String document,
            @Value("${springdoc.swagger-ui.path:/swagger-ui.html}") String swaggerUi) {
        var ways = Credentials.ruledBy(environment);
        var denials = new Denials(audit, callers, paths);
        var authentication = new CallerAuthentication(http, verified, ways, denials);
        for (var way : ways) {
            switch (way) {
                case JWT -> authentication.byJwt(jwt.getObject(), jwtConverter.getIfAvailable());
                case OPAQUE_TOKEN -> authentication.byIntrospection(introspector.getObject());
                case CERTIFICATE -> authentication.byCertificate();
                case KEY -> authentication.byKey(keys.getObject(), properties.wrongKeys());
                case USER -> throw new IllegalStateException("Spring Boot protects its user");
            }
        }
        return authentication.build(new PageRules(properties.pages(), document, swaggerUi), paths);
    }
}
