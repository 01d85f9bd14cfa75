const KEY = "stagedoor.console.authorization";

/** Returns the value of the header Authorization; null if the caller gave no credentials. */
export function authorization() {
    return sessionStorage.getItem(KEY);
}

/** Keeps a token until the tab is closed. */
export function useToken(token) {
    sessionStorage.setItem(KEY, "Bearer " + token.trim());
}

/** Keeps a name and a key until the tab is closed. */
export function useNameAndKey(name, key) {
    const utf8 = new TextEncoder().encode(`${name}:${key}`);
    sessionStorage.setItem(KEY, "Basic " + btoa(String.fromCharCode(...utf8)));
}

/** Forgets the credentials. */
export function forget() {
    sessionStorage.removeItem(KEY);
}

/** Returns request headers with the credentials, if there are any. */
export function headers(more) {
    const value = authorization();
    // The header X-Requested-With asks the service not to open the browser's own sign-in window.
    return { "X-Requested-With": "XMLHttpRequest", ...more, ...(value ? { Authorization: value } : {}) };
}
