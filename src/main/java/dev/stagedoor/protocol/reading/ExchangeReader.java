package dev.stagedoor.protocol.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.protocol.model.Exchange;
import dev.stagedoor.protocol.model.Member;
import dev.stagedoor.protocol.model.ProtocolException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.util.UriUtils;

/** Reads {@code @HttpExchange} on a message. */
final class ExchangeReader {

    private static final Pattern LITERAL = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.~!$&'()+,;=:@-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private ExchangeReader() {}

    static Optional<Exchange> read(Class<?> message, List<Member> members, boolean replies) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(message, HttpExchange.class);
        if (annotation == null) {
            return Optional.empty();
        }
        var method =
                annotation.method().isEmpty() ? "POST" : annotation.method().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw invalid(message, "the method %s is not one of %s".formatted(method, METHODS));
        }
        if (method.equals("GET") && !replies) {
            throw invalid(message, "the message has no replyTo, so there is nothing to GET");
        }
        requireUrl(message, annotation.url(), members);
        return Optional.of(new Exchange(method, encoded(annotation.url())));
    }

    private static String encoded(String url) {
        return Arrays.stream(url.split("/", -1))
                .map(segment -> segment.startsWith("{") ? segment : UriUtils.encodePathSegment(segment, UTF_8))
                .collect(Collectors.joining("/"));
    }

    private static void requireUrl(Class<?> message, String url, List<Member> members) {
        if (!url.startsWith("/") || url.length() < 2) {
            throw invalid(message, "the URL '%s' is not an absolute path".formatted(url));
        }
        if (url.startsWith("/actors/") || url.equals("/actors")) {
            throw invalid(message, "the URL '%s' is below /actors, which is reserved".formatted(url));
        }
        var variables = new HashSet<String>();
        for (var segment : url.substring(1).split("/", -1)) {
            var variable = VARIABLE.matcher(segment);
            if (variable.matches()) {
                if (!variables.add(variable.group(1))) {
                    throw invalid(message, "the URL '%s' has the variable %s twice".formatted(url, segment));
                }
            } else if (!LITERAL.matcher(segment).matches()) {
                throw invalid(
                        message,
                        "the URL '%s' has a segment '%s' that is neither plain text nor one {variable} of the letters A to Z and a to z, digits and '_'"
                                .formatted(url, segment));
            }
        }
        if (!variables.remove("id")) {
            throw invalid(message, "the URL '%s' lacks the variable {id}, which identifies the actor".formatted(url));
        }
        members.forEach(member -> variables.remove(member.name()));
        if (!variables.isEmpty()) {
            throw invalid(
                    message,
                    "the URL '%s' has variables that are not components of the message: %s".formatted(url, variables));
        }
    }

    private static ProtocolException invalid(Class<?> message, String why) {
        return new ProtocolException("@HttpExchange on %s: %s".formatted(message.getName(), why));
    }
}
