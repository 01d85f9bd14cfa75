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

/** Whether a caller takes JSON. */
final class AcceptHeader {

    private static final Comparator<MediaType> MOST_SPECIFIC = Comparator.comparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype)
            .reversed()
            .thenComparingDouble(MediaType::getQualityValue);

    private static final int MOST_SHOWN = 200;

    private AcceptHeader() {}

    /** The endpoint for those callers only. */
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
        return accepted.isEmpty() || isJson(accepted) ? Optional.empty() : Optional.of(refused(headers));
    }

    /** Whether JSON's quality is above 0, as the most specific of the media ranges that JSON is in says. */
    private static boolean isJson(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .max(MOST_SPECIFIC)
                .filter(type -> type.getQualityValue() > 0)
                .isPresent();
    }

    static Problem refused(HttpHeaders headers) {
        return refused(headers, List.of(MediaType.APPLICATION_JSON));
    }

    /** Tells a caller of the types that an answer could be of, which it takes none of. */
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
