import { headers } from "./credentials.js";
import { parse } from "./json.js";

/** An answer of the service that is an error, with its problem (RFC 9457). */
export class Refused extends Error {

    /** Keeps the status and the problem. */
    constructor(status, problem) {
        super(problem.title ?? `Status ${status}`);
        this.status = status;
        this.problem = problem;
    }

    /** Returns whether the problem is of this type, such as unknown-actor. */
    is(type) {
        return String(this.problem.type ?? "").endsWith("/problems/" + type);
    }
}

/** Returns the URL of a type or of an actor, relative to the page. */
export function actorUrl(type, id) {
    return "../actors/" + encodeURIComponent(type) + (id === undefined ? "" : "/" + encodeURIComponent(id));
}

/** Returns the URL of a page of the console. */
export function pageUrl(type, id) {
    const parts = id === undefined ? ["types", type] : ["actors", type, id];
    return "#/" + parts.map(encodeURIComponent).join("/");
}

/** Sends a request and returns its status, headers and body, whatever the status is. */
export async function send(method, url, body, more) {
    const json = body === undefined ? {} : { "Content-Type": "application/json" };
    const response = await fetch(url, {
        method,
        body,
        headers: headers({ Accept: "application/json", ...json, ...more }),
        cache: "no-store",
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, value: readable(text) };
}

/** Reads a resource and fails with Refused if the answer is an error. */
export async function read(url) {
    const answer = await send("GET", url);
    if (answer.status >= 400 || answer.value === undefined) {
        throw new Refused(answer.status, problemOf(answer));
    }
    return answer.value;
}

/** Returns the problem of an answer; one made of the status if the body is none. */
export function problemOf(answer) {
    if (answer.value && typeof answer.value === "object" && "title" in answer.value) {
        return answer.value;
    }
    return {
        title: `Status ${answer.status}`,
        status: answer.status,
        detail: answer.status < 400
            ? "The answer is not JSON. A proxy may have sent it in place of the service."
            : "The answer does not say what went wrong. A proxy may have sent it in place of the service.",
    };
}

function readable(text) {
    try {
        return parse(text);
    } catch {
        return undefined;
    }
}
