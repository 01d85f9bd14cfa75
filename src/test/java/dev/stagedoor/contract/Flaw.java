package dev.stagedoor.contract;

import java.util.function.UnaryOperator;

/**
 * One way in which a request is not what the document says.
 *
 * @param what what is wrong, and where
 * @param status the one that a refusal has
 * @param request the request that has it, made from one that has none
 */
record Flaw(String what, int status, UnaryOperator<Sent> request) {

    static Flaw of(String what, int status, UnaryOperator<Sent> request) {
        return new Flaw(what, status, request);
    }

    Sent in(Sent valid) {
        return request.apply(valid).because(what, status);
    }
}
