package dev.stagedoor.http.request;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Sender of a request, as far as it is known.
 *
 * @param authenticated what is known of the authenticated caller; null if nobody authenticated it
 * @param address the address that the request comes from, for IPv6 its first 64 bits; null if it is not known
 * @param peer the address at the other end of the connection, which may be that of a proxy; null if it is not known
 */
public record Caller(
        @Nullable Principal authenticated,
        @Nullable String address,
        @Nullable String peer) {

    /** Returns the name of the authenticated caller; empty if nobody authenticated it. */
    public String principal() {
        return authenticated == null ? "" : authenticated.getName();
    }

    /** Returns the caller's address or, if that is not known, that of the proxy; null if neither is. */
    public @Nullable String nearestAddress() {
        return address == null ? peer : address;
    }

    /** Returns a key that distinguishes this caller from others; null if the caller is not known. */
    @Nullable
    public String key() {
        return principal().isEmpty() ? address : "principal " + principal();
    }
}
