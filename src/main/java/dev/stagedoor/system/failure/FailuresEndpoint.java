package dev.stagedoor.system.failure;

import dev.stagedoor.inspect.ActorFailure;
import dev.stagedoor.inspect.FailureCause;
import dev.stagedoor.inspect.FailureQuery;
import dev.stagedoor.inspect.ListedFailure;
import dev.stagedoor.inspect.ProcessInspector;
import dev.stagedoor.inspect.ProcessStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import reactor.core.publisher.Mono;

/** Lists the last failures of all processes at {@code /actuator/actorfailures}. */
@Endpoint(id = "actorfailures")
final class FailuresEndpoint {

    private final ProcessInspector processes;
    private final Duration timeout;
    private final Set<String> types;
    private final int kept;

    /**
     * List of failures.
     *
     * @param kept how many each process keeps at most
     * @param failures those that were asked for, the newest first
     * @param unanswered the processes that did not answer in time, so that failures may be missing
     */
    record Failures(int kept, List<ListedFailure> failures, List<String> unanswered) {}

    /**
     * Creates the endpoint.
     *
     * @param timeout how long to wait for other processes
     */
    FailuresEndpoint(ProcessInspector processes, Duration timeout, RecentFailures recent) {
        this.processes = processes;
        this.timeout = timeout;
        this.types = recent.types();
        this.kept = recent.capacity();
    }

    /**
     * Returns the failures that fit all parameters which are given.
     *
     * @param limit how many at most; all that are kept, up to {@link FailureQuery#MOST}, if it is null
     * @throws InvalidEndpointRequestException if the type is not served, or the limit is out of its bounds
     */
    @ReadOperation
    public Mono<Failures> failures(
            @Nullable String type, @Nullable String id, @Nullable FailureCause cause, @Nullable Integer limit) {
        requireServed(type);
        requireValid(limit);
        var query = new FailureQuery(type, id, cause, limit == null ? FailureQuery.MOST : limit);
        return Mono.fromFuture(processes.find(query, timeout)).map(all -> failures(all, query.limit()));
    }

    private Failures failures(List<ProcessStatus> all, int limit) {
        return new Failures(kept, ListedFailure.newest(all, limit), ProcessStatus.unanswered(all));
    }

    private void requireServed(@Nullable String type) {
        if (type != null && !type.equals(ActorFailure.NO_TYPE) && !types.contains(type)) {
            throw new InvalidEndpointRequestException("no such actor type: " + type, "There is no such actor type");
        }
    }

    private static void requireValid(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > FailureQuery.MOST)) {
            throw new InvalidEndpointRequestException(
                    "the limit is " + limit, "The limit must be from 1 to " + FailureQuery.MOST);
        }
    }
}
