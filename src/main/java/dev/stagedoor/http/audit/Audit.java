package dev.stagedoor.http.audit;

import dev.stagedoor.ask.LogValue;
import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.Caller;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs requests that were refused and, if wished, those that may have changed an actor: who sent them, to which actor,
 * and with which outcome. It logs no contents of messages, and no credentials. Safe for use by any thread.
 */
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final String NONE = "-";
    private static final String FIELDS =
            " caller={} address={} kind={} type={} message={} id={} status={} outcome={} trace={}";

    private static final Set<ProblemType> REFUSALS =
            Set.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN, ProblemType.RATE_LIMIT_EXCEEDED);

    private final boolean changes;
    private final IdForm ids;

    Audit(boolean changes, IdForm ids) {
        this.changes = changes;
        this.ids = ids;
    }

    /** Returns whether an answer is logged. */
    public boolean concerns(AccessKind kind, Answer answer) {
        return isRefusal(answer) || watches(kind);
    }

    private static boolean isRefusal(Answer answer) {
        return answer.problem() != null && REFUSALS.contains(answer.problem());
    }

    /** Returns whether requests that may change an actor are logged, and this is one. */
    public boolean watches(AccessKind kind) {
        return changes && kind != AccessKind.READ && kind != AccessKind.LOOK;
    }

    /** Logs a request that the audit {@link #watches}, and whose caller disconnected before its answer. */
    public void disconnected(Access access, Caller caller, @Nullable String traceparent) {
        log("event=request-answered" + FIELDS, access, caller, NONE, "disconnected", traceparent);
    }

    /**
     * Logs an answer that {@link #concerns} the audit.
     *
     * @param traceparent the valid {@code traceparent} of the request; null if there is none
     */
    public void answered(Access access, Caller caller, @Nullable String traceparent, Answer answer) {
        log(
                isRefusal(answer) ? "event=request-refused" + FIELDS : "event=request-answered" + FIELDS,
                access,
                caller,
                Integer.toString(answer.statusCode().value()),
                outcome(answer),
                traceparent);
    }

    private void log(
            String line, Access access, Caller caller, String status, String outcome, @Nullable String traceparent) {
        LOG.info(
                line,
                name(caller),
                address(caller),
                access.kind().name().toLowerCase(Locale.ROOT),
                access.type(),
                Objects.requireNonNullElse(access.message(), NONE),
                access.id() == null ? NONE : ids.of(access.id()),
                status,
                outcome,
                Objects.requireNonNullElse(traceparent, NONE));
    }

    private static String name(Caller caller) {
        return caller.principal().isEmpty() ? NONE : LogValue.of(caller.principal());
    }

    private static String address(Caller caller) {
        return Objects.requireNonNullElse(caller.nearestAddress(), NONE);
    }

    private static String outcome(Answer answer) {
        if (answer.problem() != null) {
            return answer.problem().named();
        }
        return answer.statusCode().isError() ? "refusal" : "success";
    }

    /**
     * Logs a request that was refused before it reached an actor or a page.
     *
     * @param path the path as it stands in the URL
     * @param hidden whether the path contains ids
     */
    public void refused(Caller caller, String method, String path, boolean hidden, ProblemType problem) {
        LOG.info(
                "event=request-refused caller={} address={} method={} path={} status={} outcome={}",
                name(caller),
                address(caller),
                LogValue.of(method),
                hidden ? ids.of(path) : LogValue.of(path),
                problem.status(),
                problem.named());
    }
}
