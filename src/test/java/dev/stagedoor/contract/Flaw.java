package dev.stagedoor.contract;

import java.util.function.UnaryOperator;

/**
 * One way to make a valid request invalid.
 *
 * @param what what is wrong, and where
 * @param status the status of the refusal
 * @param request makes the invalid request from a valid one
 */
record Flaw(String what, int status, UnaryOperator<Sent> request) {

    static Flaw of(String what, int status, UnaryOperator<Sent> request) {
        return new Flaw(what, status, request);
    }

    Sent in(Sent valid) {
        return request.apply(valid).because(what, status);
    }
}
