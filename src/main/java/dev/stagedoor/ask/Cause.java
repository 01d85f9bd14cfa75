package dev.stagedoor.ask;

/**
 * Request with an {@code Idempotency-Key} that causes an ask. The journal keeps with what the actor persists that the
 * request took effect.
 *
 * @param scope the caller that the key belongs to
 * @param key the key
 * @param runner the id of this run of the request; what an earlier run persists from now on is refused
 * @param repeated whether an earlier run may have taken effect in an actor that persists nothing; such an actor does not
 *     get the message then
 */
public record Cause(String scope, String key, String runner, boolean repeated) {}
