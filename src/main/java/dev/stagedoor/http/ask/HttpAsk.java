package dev.stagedoor.http.ask;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Ask of an HTTP request, and how to answer its outcome.
 *
 * @param address the actor
 * @param request what the actor is asked
 * @param safe whether the caller may repeat the request at will
 * @param meters the meters of the ask; null for none
 * @param success makes the answer to an outcome that is not a problem
 */
public record HttpAsk(
        Address address,
        Request request,
        boolean safe,
        @Nullable AskMeters meters,
        Function<Outcome, Answer> success) {

    Answer answer(Outcome outcome) {
        return answer(outcome, UnaryOperator.identity());
    }

    /** Returns the answer to a repeat whose earlier run may have taken effect. */
    Answer answerToRepeat(Outcome outcome) {
        return answer(outcome, Problem::ofRepeat);
    }

    private Answer answer(Outcome outcome, UnaryOperator<Problem> change) {
        return Problems.of(outcome, safe)
                .map(problem -> change.apply(problem).answer())
                .orElseGet(() -> success.apply(outcome));
    }

    /** Returns whether the actor never began to handle the message, and never will. */
    boolean isWithoutEffect(Outcome outcome) {
        return Problems.of(outcome, safe)
                .filter(problem -> problem.executed() == Executed.NO)
                .isPresent();
    }
}
