package dev.stagedoor.http;

import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Checks whether the {@code Accept} header of a request allows JSON (RFC 9110, section 12.5.1). */
final class AcceptHeader {

    private static final Comparator<MediaType> MOST_SPECIFIC = Comparator.comparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype)
            .reversed()
            .thenComparingDouble(MediaType::getQualityValue);

    private static final int MOST_SHOWN = 200;

    private AcceptHeader() {}

    /** Returns an endpoint that refuses callers that do not accept JSON. */
    static Endpoint required(Endpoint endpoint) {
        return (request, variables) -> refusal(request.exchange().getRequest().getHeaders())
                .<Mono<ServerResponse>>map(problem -> Mono.just(problem.answer()))
                .orElseGet(() -> endpoint.handle(request, variables));
    }

    static Optional<Problem> refusal(HttpHeaders headers) {
        List<MediaType> accepted;
        try {
            accepted = headers.getAccept();
        } catch (InvalidMediaTypeException e) {
            return Optional.of(refused(headers));
        }
        return accepted.isEmpty() || allowsJson(accepted) ? Optional.empty() : Optional.of(refused(headers));
    }

    /** Returns whether the most specific media range that covers JSON gives it a quality above 0. */
    private static boolean allowsJson(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .max(MOST_SPECIFIC)
                .filter(type -> type.getQualityValue() > 0)
                .isPresent();
    }

    static Problem refused(HttpHeaders headers) {
        return refused(headers, List.of(MediaType.APPLICATION_JSON));
    }

    /** Returns the problem that names the possible media types of the answer, none of which {@code Accept} allows. */
    static Problem refused(HttpHeaders headers, List<MediaType> types) {
        return Problem.refused(
                ProblemType.NOT_ACCEPTABLE,
                "The answer is %s, which Accept does not allow: %s"
                        .formatted(
                                types.stream().map(MediaType::toString).collect(Collectors.joining(" or ")),
                                StringUtils.truncate(
                                        String.join(", ", headers.getOrEmpty(HttpHeaders.ACCEPT)), MOST_SHOWN)));
    }
}
