package dev.stagedoor.durability;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operation that a client asked for, with the answer.
 *
 * @param operation the operation
 * @param verdict what the client knows of the operation
 * @param status the status of the answer; 0 if there was none
 * @param problem the type of the problem; empty if there was none
 */
public record Asked(Operation operation, Verdict verdict, int status, String problem) {

    /** What a client knows of an operation. */
    public enum Verdict {
        /** The service acknowledged the operation, which must be found once. */
        KEPT,
        /** The actor refused the operation, which must not be found. */
        REFUSED,
        /** The actor did not handle the operation, which must not be found. */
        NOT_EXECUTED,
        /** Nobody knows. The operation may be found, but not twice. */
        UNKNOWN
    }

    /** Returns an operation whose connection broke before the answer. */
    public static Asked unanswered(Operation operation) {
        return new Asked(operation, Verdict.UNKNOWN, 0, "");
    }

    public static Asked answered(Operation operation, HttpResponse<String> answer) {
        var body = JsonMapper.shared().readTree(answer.body());
        var problem = answer.statusCode() >= 400 ? body.path("type").asString() : "";
        return new Asked(operation, verdict(answer.statusCode(), problem, body), answer.statusCode(), problem);
    }

    private static Verdict verdict(int status, String problem, JsonNode body) {
        if (status == 200 || status == 201) {
            return Verdict.KEPT;
        }
        if (problem.equals("insufficient-funds")) {
            return Verdict.REFUSED;
        }
        return switch (body.path("executed").asString("")) {
            case "no" -> Verdict.NOT_EXECUTED;
            case "unknown" -> Verdict.UNKNOWN;
            default -> throw new IllegalStateException("%s leaves open what happened: %s".formatted(status, body));
        };
    }
}
