package dev.stagedoor.http.ask;

import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers requests on which the service itself fails. */
public final class ServiceFailure {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceFailure.class);

    private ServiceFailure() {}

    /**
     * Logs the failure, and returns the answer to its request.
     *
     * @param path the path with its variables
     */
    public static Answer answer(String path, Throwable failure) {
        LOG.error("event=service-failed path={}", path, failure);
        return Problem.of(
                        ProblemType.SERVICE_FAILED,
                        "The service failed to answer; it is not known whether the actor handled the message.")
                .answer();
    }

    /** Returns whether the request failed only because its client disconnected. */
    public static boolean isDisconnect(Throwable failure) {
        return DisconnectedClientHelper.isClientDisconnectedException(failure);
    }
}
