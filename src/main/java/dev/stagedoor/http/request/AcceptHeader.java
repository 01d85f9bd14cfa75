package dev.stagedoor.http.request;

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

/** Checks whether the {@code Accept} header of a request allows JSON (RFC 9110, section 12.5.1). */
public final class AcceptHeader {

    private static final Comparator<MediaType> MOST_SPECIFIC = Comparator.comparing(MediaType::isWildcardType)
            .thenComparing(MediaType::isWildcardSubtype)
            .reversed()
            .thenComparingDouble(MediaType::getQualityValue);

    private static final int MOST_SHOWN = 200;

    private AcceptHeader() {}

    /** Returns the problem with a request whose caller does not accept JSON. */
    public static Optional<Problem> refusal(HttpHeaders headers) {
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

    /** Returns the problem of {@link #refusal}, whatever the header holds. */
    public static Problem refused(HttpHeaders headers) {
        return refused(headers, List.of(MediaType.APPLICATION_JSON));
    }

    /** Returns the problem that names the possible media types of the answer, none of which {@code Accept} allows. */
    public static Problem refused(HttpHeaders headers, List<MediaType> types) {
        return Problem.of(
                ProblemType.NOT_ACCEPTABLE,
                "The answer is %s, which Accept does not allow: %s"
                        .formatted(
                                types.stream().map(MediaType::toString).collect(Collectors.joining(" or ")),
                                StringUtils.truncate(
                                        String.join(", ", headers.getOrEmpty(HttpHeaders.ACCEPT)), MOST_SHOWN)));
    }
}
