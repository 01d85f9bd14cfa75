import { problemOf } from "./api.js";
import { element, patch } from "./dom.js";
import { latency } from "./format.js";
import { pretty } from "./json.js";
import { problemView } from "./problem.js";

/** Shows the answer to a message; `again` sends the same message with the same key. */
export function showAnswer(answer, milliseconds, key, again) {
    const { status, headers, text, value } = answer;
    const failed = status >= 400;
    const problem = failed ? problemOf(answer) : undefined;
    const notes = [
        status === 202 && "The service took the message. The actor sends no reply.",
        headers.get("Location") && `Location: ${headers.get("Location")}`,
        headers.get("Retry-After") && `Retry-After: ${headers.get("Retry-After")} s`,
        headers.get("Idempotency-Replayed") && "This is the stored answer to the first request.",
    ].filter(Boolean);
    return element("div", { class: "answer", "data-status": status },
        element("p", null, element("span", { class: `badge ${failed ? "bad" : "good"}` }, `Status ${status}`),
            ` after ${latency(milliseconds)}`),
        notes.map((note) => element("p", { class: "hint" }, note)),
        failed ? shown(problemView(problem))
            : text ? element("pre", { tabindex: "0" }, value === undefined ? text : pretty(value))
                : element("p", { class: "hint" }, "The answer has no body."),
        problem?.retryable === true && repeat(key, again));
}

/** Says that no answer came, and whether the message can be sent again. */
export function showNoAnswer(milliseconds, key, again) {
    return element("div", { class: "answer", "data-status": "none" },
        element("p", null, element("span", { class: "badge bad" }, "No answer"), ` after ${latency(milliseconds)}`),
        element("p", null, "The connection failed, so nobody knows whether the actor handled the message."),
        key && repeat(key, again));
}

function repeat(key, again) {
    const sameKey = key && key !== "GET";
    return element("p", null, element("button", { type: "button", id: "again", onclick: again }, "Send again"),
        sameKey && element("small", { class: "hint" }, ` with the same Idempotency-Key (${key}), so it takes effect only once`));
}

function shown(view) {
    const box = element("div");
    patch(box, view);
    return box;
}
