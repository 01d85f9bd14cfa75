package dev.stagedoor.system.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Lists the last failures of this process at {@code /actuator/actorfailures}. */
@Endpoint(id = "actorfailures")
final class FailuresEndpoint {

    private final RecentFailures recent;

    /**
     * List of failures.
     *
     * @param kept how many are kept at most
     * @param failures those that were asked for, the newest first
     */
    record Failures(int kept, List<Listed> failures) {}

    /** Failure in the words of JSON. What is not known is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            Instant time,
            String type,
            @Nullable String id,
            String cause,
            @Nullable String message,
            @Nullable String exception,
            @Nullable String traceId,
            @Nullable String executed) {

        static Listed of(ActorFailure failure) {
            var executed = failure.executed();
            return new Listed(
                    failure.time(),
                    failure.type(),
                    failure.id(),
                    failure.cause().word(),
                    failure.message(),
                    failure.exception(),
                    failure.traceId(),
                    executed == null ? null : executed.name().toLowerCase(Locale.ROOT));
        }
    }

    FailuresEndpoint(RecentFailures recent) {
        this.recent = recent;
    }

    /**
     * Returns the failures that fit all parameters which are given.
     *
     * @param limit how many at most
     * @throws InvalidEndpointRequestException if the type is not served, or the limit is less than 1
     */
    @ReadOperation
    public Failures failures(
            @Nullable String type, @Nullable String id, @Nullable FailureCause cause, @Nullable Integer limit) {
        requireServed(type);
        requirePositive(limit);
        return new Failures(
                recent.capacity(),
                recent.newest(recent.capacity()).stream()
                        .filter(failure -> type == null || failure.type().equals(type))
                        .filter(failure -> id == null || id.equals(failure.id()))
                        .filter(failure -> cause == null || failure.cause() == cause)
                        .limit(limit == null ? recent.capacity() : limit)
                        .map(Listed::of)
                        .toList());
    }

    private void requireServed(@Nullable String type) {
        if (type != null
                && !type.equals(ActorFailure.NO_TYPE)
                && !recent.types().contains(type)) {
            throw new InvalidEndpointRequestException("no such actor type: " + type, "There is no such actor type");
        }
    }

    private static void requirePositive(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new InvalidEndpointRequestException("the limit is " + limit, "The limit must be at least 1");
        }
    }
}
