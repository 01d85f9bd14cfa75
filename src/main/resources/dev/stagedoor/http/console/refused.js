import { h } from "./dom.js";
import { problemView } from "./problem.js";

const REASONS = {
    403: ["You may not see the console",
        "The service knows you, but its rules do not let you see the console. "
            + "An operator can change that with the setting ", "stagedoor.security.pages.console", "."],
    404: ["The console is off at this service",
        "The service sends no live numbers. You can still see the types of actors at ", "actors", "."],
};

/** Makes the page that says why the service shows no console. */
export function refusedPage(status, problem, again) {
    const [title, before, code, after] = REASONS[status];
    return {
        title: () => title,
        render: () => h("section", { class: "card", id: "refused", "data-status": status },
            h("h1", { tabindex: "-1" }, title),
            h("p", null, before, status === 404 ? h("a", { href: "../actors" }, code) : h("code", null, code), after),
            problem?.title && problemView(problem),
            h("button", { type: "button", onclick: again }, "Try again")),
    };
}

/** Makes the page for an address that names nothing. */
export function unknownPage() {
    return {
        title: () => "Unknown page",
        render: () => h("section", { class: "card", id: "unknown" },
            h("h1", { tabindex: "-1" }, "There is no such page"),
            h("p", null, "The address names no page of the console. Go to the ", h("a", { href: "#/" }, "overview"), ".")),
    };
}
