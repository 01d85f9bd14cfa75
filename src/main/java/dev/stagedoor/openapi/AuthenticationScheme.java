package dev.stagedoor.openapi;

/** Way in which callers authenticate, as the document describes it. */
public enum AuthenticationScheme {
    /** A JWT as a bearer token (RFC 6750). */
    JWT,
    /** A bearer token of which only the authorization server knows more. */
    TOKEN,
    /** A name and a key, by HTTP Basic (RFC 7617). */
    KEY,
    /** A certificate of the TLS connection. */
    CERTIFICATE
}
