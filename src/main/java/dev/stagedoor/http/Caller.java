package dev.stagedoor.http;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, as far as is known.
 *
 * @param principal the name by which the application authenticated the caller; empty if it did not
 * @param address where the request comes from, of IPv6 the network; null if that is not known
 */
record Caller(String principal, @Nullable String address) {

    /** What tells this caller from others; null if nothing does. */
    @Nullable
    String key() {
        return principal.isEmpty() ? address : "principal " + principal;
    }
}
