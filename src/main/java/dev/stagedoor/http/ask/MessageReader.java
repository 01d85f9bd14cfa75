package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.access.Access;
import dev.stagedoor.http.access.AccessKind;
import dev.stagedoor.http.access.MessageRule;
import dev.stagedoor.http.access.MessageRules;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import dev.stagedoor.http.problem.ProblemType;
import dev.stagedoor.http.request.RequestInput;
import dev.stagedoor.protocol.model.Decoded;
import dev.stagedoor.protocol.model.Operation;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one message from requests, whichever way they take to the actor. */
public final class MessageReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);

    private final Operation operation;
    private final boolean safe;
    private final AskMeters meters;
    private final long largestReply;
    private final MessageRule rule;

    /**
     * Creates the reader.
     *
     * @param method the method of the requests; the caller may repeat those with GET at will
     * @param largestReply how many bytes the JSON of a reply may have
     * @param rules the rules of authors about their messages
     */
    public MessageReader(Operation operation, String method, AskMeters meters, long largestReply, MessageRules rules) {
        this.operation = operation;
        this.safe = method.equals("GET");
        this.meters = meters;
        this.largestReply = largestReply;
        this.rule = rules.of(operation.message());
    }

    Operation operation() {
        return operation;
    }

    boolean isSafe() {
        return safe;
    }

    private AccessKind accessKind() {
        if (operation.reply().isEmpty()) {
            return AccessKind.TELL;
        }
        return safe ? AccessKind.READ : AccessKind.ASK;
    }

    /**
     * Returns what a request with the message wants to do.
     *
     * @param id the actor's id; null if the URL has none
     */
    public Access access(@Nullable String id) {
        return new Access(accessKind(), operation.type(), id, operation.segment());
    }

    /**
     * Parts of a request that make a message.
     *
     * @param id the actor's id
     * @param variables the other variables of the path, by name
     * @param query the query as it stands in the URL; empty if there is none
     * @param form whether the body is a form; else it is JSON
     * @param body the body; empty if there is none
     */
    public record Input(String id, Map<String, String> variables, String query, boolean form, byte[] body) {}

    /** What a request says. */
    public sealed interface Read {

        /** The request has a valid message. */
        record Message(HttpAsk ask) implements Read {}

        /** The request has no valid message, or its caller may not send it. */
        record Refused(Problem problem) implements Read {}
    }

    /**
     * Reads the message.
     *
     * @param caller the authenticated caller; null if nobody authenticated it
     */
    public Read read(Input input, @Nullable Principal caller) {
        if (!operation.suits(caller)) {
            return new Read.Refused(Problems.callerUnknown());
        }
        return switch (RequestInput.of(input.query(), input.variables(), input.form(), input.body())) {
            case RequestInput.Unreadable(var problem) -> new Read.Refused(problem);
            case RequestInput.Parts(var json, var fields) ->
                switch (operation.decode(json, fields, caller)) {
                    case Decoded.Invalid(var faults) -> new Read.Refused(Problem.invalid(faults));
                    case Decoded.Failed(var cause) -> failed(cause);
                    case Decoded.Message(var message) ->
                        rule.allows(caller, input.id(), message)
                                ? new Read.Message(ask(input.id(), operation.request(message, json, fields, caller)))
                                : new Read.Refused(Problems.forbidden());
                };
        };
    }

    private HttpAsk ask(String id, Request request) {
        return new HttpAsk(new Address(operation.type(), id), request, safe, meters, this::success);
    }

    private Read failed(Throwable cause) {
        LOG.error("event=message-failed type={} message={}", operation.type(), operation.name(), cause);
        return new Read.Refused(Problem.of(
                        ProblemType.SERVICE_FAILED,
                        "The service failed to read the message, so the actor was not asked; its log has the reason.")
                .with(Executed.NO, false));
    }

    private Answer success(Outcome outcome) {
        return outcome instanceof Outcome.Replied(var value)
                ? Replies.answer(operation.reply().orElseThrow(), value, largestReply)
                : Answer.empty(202);
    }
}
