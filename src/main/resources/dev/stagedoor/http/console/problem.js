import { h } from "./dom.js";
import { pretty } from "./json.js";

const KNOWN = ["type", "title", "status", "detail", "instance", "executed", "retryable"];
const EXECUTED = {
    yes: "Yes. The actor handled the message.",
    no: "No. The actor did not handle the message, and never will.",
    unknown: "Unknown. The actor may have handled the message.",
    maybe: "Unknown. The actor may have handled the message.",
};

/** Shows a problem (RFC 9457) with all that it says. */
export function problemView(problem) {
    const more = Object.entries(problem).filter(([name]) => !KNOWN.includes(name));
    return h("div", { class: "problem", "data-problem": String(problem.type ?? "").split("/").pop() },
        h("p", { class: "title" }, h("strong", null, problem.title), problem.status && ` (${problem.status})`),
        problem.detail && h("p", null, problem.detail),
        h("dl", { class: "facts" },
            "executed" in problem && row("Executed", EXECUTED[problem.executed] ?? String(problem.executed)),
            "retryable" in problem && row("Retryable", problem.retryable
                ? "Yes. The same request may succeed later."
                : "No. Do not repeat the same request."),
            more.map(([name, value]) =>
                row(name, typeof value === "string" ? value : h("code", null, pretty(value))))));
}

/** Shows why a page could not be read. */
export function failureView(error) {
    return error.problem
        ? problemView(error.problem)
        : problemView({ title: "No answer", detail: "The service cannot be reached, or the connection ended." });
}

function row(name, value) {
    return h("div", { key: name }, h("dt", null, name), h("dd", null, value));
}
