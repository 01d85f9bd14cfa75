package dev.stagedoor.http.limit;

import dev.stagedoor.guard.rate.RateLimit;
import dev.stagedoor.guard.rate.RateLimits;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Caller;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limit of the requests of each caller to the actors of a type. The fields follow the IETF's draft "RateLimit header
 * fields for HTTP" (draft-ietf-httpapi-ratelimit-headers). Safe for use by any thread.
 */
public final class CallerLimit {

    /** Stands for all callers that are not known. */
    private static final String UNKNOWN = "";

    private final RateLimit limit;
    private final String policy;

    private CallerLimit(RateLimit limit) {
        this.limit = limit;
        long seconds = limit.period().compareTo(Duration.ofSeconds(1)) < 0 ? 0 : wholeSeconds(limit.period());
        this.policy = "\"%s\";q=%s%s".formatted(limit.name(), limit.quota(), seconds == 0 ? "" : ";w=" + seconds);
    }

    /** Returns the limit of a type; null if it has none. */
    public static @Nullable CallerLimit of(String type, RateLimits limits) {
        var limit = limits.of(type);
        return limit == null ? null : new CallerLimit(limit);
    }

    /** Decision about a request. */
    public sealed interface Decision {

        /** Returns the header fields of the answer. */
        Map<String, String> fields();

        /** The caller may send the request. */
        record Allowed(Map<String, String> fields) implements Decision {}

        /** The caller has sent too many requests. */
        record Refused(Problem problem, Map<String, String> fields) implements Decision {}
    }

    /** Counts a request of the caller, if it is within the limit. */
    public Decision count(Caller caller) {
        return switch (limit.count(Objects.requireNonNullElse(caller.key(), UNKNOWN))) {
            case RateLimit.Decision.Allowed(var left) -> new Decision.Allowed(fields("r=" + left));
            case RateLimit.Decision.Refused(var wait) ->
                new Decision.Refused(refusal(wait), fields("r=0;t=" + wholeSeconds(wait)));
        };
    }

    private Problem refusal(Duration wait) {
        return Problem.of(
                        ProblemType.RATE_LIMIT_EXCEEDED,
                        "The caller has sent all the requests that it may send to actors of the type %s for now."
                                .formatted(limit.name()))
                .retryAfter(wait);
    }

    private Map<String, String> fields(String left) {
        return Map.of("RateLimit-Policy", policy, "RateLimit", "\"%s\";%s".formatted(limit.name(), left));
    }

    private static long wholeSeconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
