package dev.stagedoor.protocol.model;

/**
 * Method and URL of {@code @HttpExchange} on a message.
 *
 * @param method the HTTP method, in upper case
 * @param url an absolute path whose segments are percent-encoded literals or {@code {variables}}; one variable is
 *     {@code {id}}
 */
public record Exchange(String method, String url) {

    /** Returns a copy without the names of the variables, which do not distinguish requests. */
    Exchange unnamed() {
        return new Exchange(method, url.replaceAll("\\{[^}]*}", "{}"));
    }
}
