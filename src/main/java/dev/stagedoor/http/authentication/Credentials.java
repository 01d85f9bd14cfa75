package dev.stagedoor.http.authentication;

import dev.stagedoor.openapi.AuthenticationScheme;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Ways in which callers can authenticate, each with the settings that turn it on. */
@SuppressWarnings("ImmutableEnumChecker") // the list of settings is not changed
enum Credentials {
    /** A JWT of an authorization server, as a bearer token. */
    JWT(
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.public-key-location"),
    /** A bearer token about which an authorization server is asked. */
    OPAQUE_TOKEN("spring.security.oauth2.resourceserver.opaquetoken.introspection-uri"),
    /** A certificate of the client's TLS connection. */
    CERTIFICATE("server.ssl.client-auth"),
    /** A key of a file, by HTTP Basic. */
    KEY("stagedoor.security.keys-file"),
    /** The single user of Spring Boot's settings, whom Spring Boot's own rules protect. */
    USER("spring.security.user.name", "spring.security.user.password");

    private static final String NO_CERTIFICATE = "none";

    private final List<String> settings;

    Credentials(String... settings) {
        this.settings = List.of(settings);
    }

    /** Returns the ways that the settings turn on. */
    static Set<Credentials> of(Environment environment) {
        var all = EnumSet.noneOf(Credentials.class);
        Arrays.stream(values()).filter(way -> way.isSet(environment)).forEach(all::add);
        return all;
    }

    /** Returns the ways of which Stagedoor makes the rules. */
    static Set<Credentials> ruledBy(Environment environment) {
        var all = of(environment);
        all.remove(USER);
        return all;
    }

    /** Returns how the OpenAPI document describes the way. */
    AuthenticationScheme scheme() {
        return switch (this) {
            case JWT -> AuthenticationScheme.JWT;
            case OPAQUE_TOKEN -> AuthenticationScheme.TOKEN;
            case CERTIFICATE -> AuthenticationScheme.CERTIFICATE;
            case KEY, USER -> AuthenticationScheme.KEY;
        };
    }

    /** Returns the name in kebab-case. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean isSet(Environment environment) {
        return settings.stream()
                .map(environment::getProperty)
                .anyMatch(value -> StringUtils.hasText(value) && !value.equalsIgnoreCase(NO_CERTIFICATE));
    }
}
