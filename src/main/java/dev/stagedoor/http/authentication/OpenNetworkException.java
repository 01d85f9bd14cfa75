package dev.stagedoor.http.authentication;

/** The service would listen on a network, but does not authenticate callers. */
final class OpenNetworkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OpenNetworkException(String address) {
        super(
                "server.address=%s lets others reach the service, but nothing says how callers authenticate, so everybody could do everything."
                        .formatted(address));
    }
}
