package dev.stagedoor.http;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether a caller takes JSON. */
final class Acceptance {

    private Acceptance() {}

    static Optional<Problem> refusal(HttpHeaders headers) {
        List<MediaType> accepted;
        try {
            accepted = headers.getAccept();
        } catch (InvalidMediaTypeException e) {
            return Optional.of(refused(headers));
        }
        var json = accepted.isEmpty()
                || accepted.stream()
                        .anyMatch(type ->
                                type.getQualityValue() > 0 && type.isCompatibleWith(MediaType.APPLICATION_JSON));
        return json ? Optional.empty() : Optional.of(refused(headers));
    }

    private static Problem refused(HttpHeaders headers) {
        return Problem.refused(
                ProblemType.NOT_ACCEPTABLE,
                "The answer is application/json, which Accept does not allow: "
                        + String.join(", ", headers.getOrEmpty(HttpHeaders.ACCEPT)));
    }
}
