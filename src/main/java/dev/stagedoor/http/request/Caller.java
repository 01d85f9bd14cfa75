package dev.stagedoor.http.request;

import org.jspecify.annotations.Nullable;

/**
 * Sender of a request, as far as it is known.
 *
 * @param principal the name of the authenticated caller; empty if the application did not authenticate it
 * @param address the address that the request comes from, for IPv6 its first 64 bits; null if it is not known
 */
public record Caller(String principal, @Nullable String address) {

    /** Returns a key that distinguishes this caller from others; null if the caller is not known. */
    @Nullable
    public String key() {
        return principal.isEmpty() ? address : "principal " + principal;
    }
}
