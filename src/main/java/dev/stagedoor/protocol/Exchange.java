package dev.stagedoor.protocol;

/**
 * A method and a URL of the author's choosing, as {@code @HttpExchange} on a message gives them.
 *
 * @param method the HTTP method, in capitals
 * @param url an absolute path whose segments are literals or {@code {variables}}, the variable {@code id} among them
 */
public record Exchange(String method, String url) {

    /** The same without the names of its variables, by which requests cannot be told apart. */
    Exchange unnamed() {
        return new Exchange(method, url.replaceAll("\\{[^}]*}", "{}"));
    }
}
