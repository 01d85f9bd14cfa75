import { h } from "./dom.js";
import { openForm } from "./open-form.js";
import { problemView } from "./problem.js";

/** Makes the page that says that the service serves no console. */
export function offPage(problem, again) {
    const title = "The console is off at this service";
    return {
        title: () => title,
        render: () => h("section", { class: "card", id: "refused", "data-status": 404 },
            h("h1", { tabindex: "-1" }, title),
            h("p", null, "The service sends no live numbers. You can still see the types of actors at ",
                h("a", { href: "../actors" }, "actors"), "."),
            problem?.title && problemView(problem),
            h("button", { type: "button", onclick: again }, "Try again")),
    };
}

/** Says on the overview that the rules of the service hide its live figures, and leads to the other pages. */
export function forbidden({ status, problem }, again) {
    return h("section", { class: "card", id: "refused", key: "refused", "data-status": status },
        h("h2", null, "You may not see the console"),
        h("p", null, "The service knows you, but its rules do not show you its live figures. "
            + "An operator can change that with the setting ", h("code", null, "stagedoor.security.pages.console"), "."),
        problem?.title && problemView(problem),
        h("p", null, "You can still open actors that you may use."),
        openForm(),
        h("p", null, h("button", { type: "button", onclick: again }, "Try again")));
}

/** Makes the page of a type or an actor whose name a URL cannot carry. */
export function uncarriedPage({ name, fault }) {
    return {
        title: () => name,
        render: () => h("section", { class: "card", id: "uncarried" },
            h("h1", { tabindex: "-1", class: "id" }, name),
            h("p", null, fault, " Go to the ", h("a", { href: "#/" }, "overview"), ".")),
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
