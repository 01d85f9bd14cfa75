import { storage } from "./storage.js";

const KEY = "stagedoor.console.authorization";
const kept = storage("sessionStorage");

/** Returns the value of the header Authorization; null if the caller gave no credentials. */
export function authorization() {
    return kept.get(KEY);
}

/** Says why a header cannot carry a token; empty if it can. */
export function tokenFault(token) {
    if (bare(token) === "") {
        return "Enter a token.";
    }
    return /^[\x21-\x7e]+$/.test(bare(token)) ? ""
        : "A token has no spaces, and only letters, digits and signs of ASCII. This one has something else.";
}

/** Says why a name cannot be sent; empty if it can. */
export function nameFault(name) {
    // HTTP Basic ends the name at its first colon.
    return name.includes(":") ? "A name must not contain a colon." : "";
}

/** Keeps a token until the tab is closed. */
export function useToken(token) {
    kept.set(KEY, "Bearer " + bare(token));
}

/** Keeps a name and a key until the tab is closed. */
export function useNameAndKey(name, key) {
    const utf8 = new TextEncoder().encode(`${name}:${key}`);
    kept.set(KEY, "Basic " + btoa(String.fromCharCode(...utf8)));
}

/** Forgets the credentials. */
export function forget() {
    kept.remove(KEY);
}

/** Returns request headers with the credentials, if there are any. */
export function headers(more) {
    const value = authorization();
    // The header X-Requested-With asks the service not to open the browser's own sign-in window.
    return { "X-Requested-With": "XMLHttpRequest", ...more, ...(value ? { Authorization: value } : {}) };
}

function bare(token) {
    return token.trim().replace(/^bearer(\s+|$)/i, "");
}
