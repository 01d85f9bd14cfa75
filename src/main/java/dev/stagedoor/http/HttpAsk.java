package dev.stagedoor.http;

import dev.stagedoor.ask.Address;
import dev.stagedoor.ask.Executed;
import dev.stagedoor.ask.Outcome;
import dev.stagedoor.ask.Request;
import dev.stagedoor.http.problem.Answer;
import dev.stagedoor.http.problem.Problem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an actor is asked, and how its outcome is told.
 *
 * @param address the actor
 * @param request what it is asked
 * @param safe whether the request can be repeated at will
 * @param meters where the ask is counted, if anywhere
 * @param success makes the answer of an outcome that is no problem
 */
record HttpAsk(
        Address address,
        Request request,
        boolean safe,
        @Nullable AskMeters meters,
        Function<Outcome, Answer> success) {

    Answer answer(Outcome outcome) {
        return Problems.of(outcome, safe).map(Problem::answer).orElseGet(() -> success.apply(outcome));
    }

    /** Whether the outcome is that the actor never began, and never will. */
    boolean isWithoutEffect(Outcome outcome) {
        return Problems.of(outcome, safe)
                .filter(problem -> problem.executed() == Executed.NO)
                .isPresent();
    }
}
