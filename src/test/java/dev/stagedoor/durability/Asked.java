package dev.stagedoor.durability;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation that was asked for, and what the caller was told.
 *
 * @param status of the answer; 0 if there was none
 * @param problem the type of the problem; empty if there was none
 */
public record Asked(Operation operation, Verdict verdict, int status, String problem) {

    /** What the caller knows of the operation. */
    public enum Verdict {
        /** It was acknowledged: it must be found once. */
        KEPT,
        /** The actor refused: it must not be found. */
        REFUSED,
        /** The actor never had it: it must not be found. */
        NOT_EXECUTED,
        /** It may be found, but not twice. */
        UNKNOWN
    }

    /** The connection broke before an answer came. */
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
            default -> throw new IllegalStateException("%d leaves open what happened: %s".formatted(status, body));
        };
    }
}
