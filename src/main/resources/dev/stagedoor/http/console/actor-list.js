import { h } from "./dom.js";
import { age, count, span } from "./format.js";
import { actorLink, badge, empty, moment, table } from "./parts.js";
import { failureView } from "./problem.js";

/** Shows one page of the actors of a type, or why there is none. */
export function actorList(type, list, actions, live) {
    const { value, error, loading } = list.reading;
    if (error) {
        return fault(error, actions);
    }
    const { actors = [], next, unanswered = [] } = value ?? {};
    return h("div", { id: "list", "aria-busy": String(loading) },
        unanswered.length > 0 && h("p", { class: "notice warn" },
            `${unanswered.join(", ")} did not answer in time. Actors may be missing from this list.`),
        actors.length > 0 ? rows(type, actors, live)
            : empty(value ? nothing(type, list.prefix, unanswered) : "The console reads the list."),
        h("p", { class: "pages" },
            firstPage(actions, !list.query.includes("cursor=")),
            h("button", { type: "button", id: "next-page", disabled: !next, onclick: actions.next }, "Next page"),
            h("span", { class: "hint" }, "The list does not change by itself. Looking wakes no actor.")));
}

function fault(error, actions) {
    const off = error.status === 404 && !error.is("unknown-actor-type");
    return [
        failureView(error),
        off && h("p", { class: "hint" },
            "Lists of actors can be off. The setting is ", h("code", null, "stagedoor.inspect.enabled"), "."),
        error.status === 400 && h("p", { class: "pages" }, firstPage(actions, false)),
    ];
}

function firstPage(actions, disabled) {
    return h("button", { type: "button", id: "first-page", disabled, onclick: actions.first }, "First page");
}

function nothing(type, prefix, unanswered) {
    const which = prefix ? ` whose id begins with “${prefix}”` : "";
    if (unanswered.length > 0) {
        return `None of the processes that answered has an actor of ${type}${which}.`;
    }
    return prefix
        ? `No actor of ${type} has an id that begins with “${prefix}”.`
        : `No actor of ${type} is in memory or has persisted anything. Open one by its id, and send it a message.`;
}

function rows(type, actors, live) {
    const ago = (time) => time ? moment(time, span(age(time, live.now())) + " ago") : "–";
    const columns = [
        { label: "Id", class: "main", show: (actor) => actorLink(type, actor.id) },
        { label: "State", class: "long", show: (actor) => states(actor) },
        { label: "Host", class: "long", show: (actor) => actor.memory?.host ?? "–" },
        { label: "Last asked", class: "number", show: (actor) => ago(actor.memory?.lastAsked) },
        { label: "Asks", class: "number", show: (actor) => count(actor.memory?.asks) },
        { label: "Failures", class: "number", show: (actor) => count(actor.memory?.failures) },
        { label: "Waiting", class: "number", show: (actor) => count(actor.memory?.waiting) },
        { label: "Restarts", class: "number", show: (actor) => count(actor.memory?.restarts) },
    ];
    return table(`Actors of ${type}`, columns, actors, (actor) => actor.id, (actor) => ({ "data-actor": actor.id }));
}

function states(actor) {
    return [
        actor.memory ? badge("memory", "in memory", "good") : badge("asleep", "not in memory", "calm"),
        actor.persisted && [" ", badge("persisted", "persisted", "calm")],
        actor.shutOff && [" ", badge("shut-off", "shut off", "bad")],
    ];
}
