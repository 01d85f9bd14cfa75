import { authorization } from "./credentials.js";
import { h } from "./dom.js";
import { age, clock, span } from "./format.js";
import { badge, moment } from "./parts.js";
import { theme } from "./theme.js";

const WORDS = {
    connecting: "Connecting", live: "Live", polling: "Every 2 s", lost: "Connection lost", refused: "Not connected",
    hidden: "No live figures",
};

/** Shows the name and the state of the service, the connection, and the switches. */
export function header(live, actions) {
    const service = live.overview?.service;
    return [
        h("a", { class: "brand", href: "#/" }, "Stagedoor"),
        h("dl", { id: "service", "data-state": service?.state }, service && [
            h("div", { class: "name" }, h("dt", { class: "unseen" }, "Service"), h("dd", null, service.name)),
            item("State", badge(service.state)),
            item("Version", service.version),
            item("Base", service.base),
            item("Up for", moment(service.since, span(age(service.since, live.now())))),
        ]),
        h("div", { class: "switches" },
            h("span", { id: "connection", "data-state": live.connection.state }, WORDS[live.connection.state]),
            authorization() && h("button", { type: "button", id: "sign-out", onclick: actions.signOut }, "Sign out"),
            h("button", { type: "button", id: "theme", onclick: actions.toggleTheme },
                theme() === "dark" ? "Light theme" : "Dark theme")),
    ];
}

/** Shows what matters on every page: a lost connection, a drain, and limits of the browser. */
export function notices(live, note) {
    const { state, since, reason } = live.connection;
    return [
        state === "lost" && h("p", { class: "notice bad", id: "lost", key: "lost" },
            h("strong", null, `Connection lost at ${clock(since)}. Trying again…`),
            reason && ` ${reason}`, live.overview && " The numbers below are old."),
        live.overview && drain(live),
        note && h("p", { class: "notice", id: "note", key: "note" }, note),
    ];
}

function drain(live) {
    const { state, drain: draining } = live.overview.service ?? {};
    if (state === "out-of-service") {
        return h("p", { class: "notice warn", id: "out-of-service", key: "state" },
            h("strong", null, "The service is out of service."), " Load balancers send no requests to it.");
    }
    if (state !== "draining") {
        return null;
    }
    // Without an answer nobody knows whether the service still runs, so the time that is left would be a guess.
    const passed = live.connection.state === "lost" ? undefined : age(draining?.since, live.now());
    const longest = draining?.longestSeconds;
    return h("p", { class: "notice warn", id: "draining", key: "state" },
        h("strong", null, "The service is draining."),
        " It takes no new requests and finishes those that run.",
        draining?.since && [" It has been draining since ", moment(draining.since), "."],
        longest !== undefined && ` It stops after ${span(longest)} at the latest`
            + (passed === undefined ? "." : `, in ${span(longest - passed)}.`));
}

function item(name, value) {
    return h("div", { key: name }, h("dt", null, name), h("dd", null, value ?? "–"));
}
