package dev.stagedoor.http.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for web pages of other origins (CORS).
 *
 * @param allowedOrigins the origins whose pages may send any request and read its answer, such as https://app.example.com; * for
 *     any
 * @param allowCredentials whether those pages may send cookies and other credentials of the browser
 * @param maxAge how long a browser may cache the answer to a preflight
 */
@ConfigurationProperties(prefix = "stagedoor.cors", ignoreUnknownFields = false)
record CorsProperties(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("false") boolean allowCredentials,
        @DefaultValue("30m") Duration maxAge) {

    private static final String ANY = "*";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its bounds; the message names the key and the value
     */
    public CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedOrigins.forEach(CorsProperties::requireOrigin);
        if (allowCredentials && allowedOrigins.contains(ANY)) {
            throw new IllegalArgumentException(
                    "stagedoor.cors.allowed-origins must list origins, and not be *, for stagedoor.cors.allow-credentials=true");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException(
                    "stagedoor.cors.max-age must not be negative, but is %s".formatted(maxAge));
        }
    }

    private static void requireOrigin(String origin) {
        if (!origin.equals(ANY) && !isOrigin(origin)) {
            throw new IllegalArgumentException(
                    "stagedoor.cors.allowed-origins must list origins such as https://app.example.com, without a path, but has '%s'"
                            .formatted(origin));
        }
    }

    private static boolean isOrigin(String origin) {
        try {
            var uri = new URI(origin);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && origin.equalsIgnoreCase(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
