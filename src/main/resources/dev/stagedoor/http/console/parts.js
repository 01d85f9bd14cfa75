import { pageUrl } from "./api.js";
import { h } from "./dom.js";
import { clock } from "./format.js";

const TONES = {
    "up": "good", "closed": "good",
    "starting": "warn", "joining": "warn", "weakly-up": "warn", "leaving": "warn", "half-open": "warn", "draining": "warn",
    "disabled": "calm", "metrics-only": "calm",
};

/** Shows a state as a word with a colour. */
export function badge(state, text = state, tone = TONES[state] ?? "bad") {
    return h("span", { class: `badge ${tone}` }, text);
}

/** Shows a time; the whole date is its title. */
export function moment(time, text = clock(time)) {
    return h("time", { datetime: time, title: time ? new Date(time).toString() : undefined }, text);
}

/** Links to the page of a type. */
export function typeLink(type) {
    return h("a", { href: pageUrl(type) }, type);
}

/** Links to the page of an actor. */
export function actorLink(type, id, text = id) {
    return h("a", { href: pageUrl(type, id), class: "id" }, text);
}

/** Shows a table whose rows keep their places in the document; on a narrow screen each row becomes a card. */
export function table(caption, columns, items, keyOf, rowProps = () => ({})) {
    // The roles are written out, because a table that is laid out as cards loses them.
    return h("div", { class: "box" }, h("table", { role: "table" },
        h("caption", { class: "unseen" }, caption),
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map((column) =>
            h("th", { role: "columnheader", scope: "col", class: column.class }, column.label)))),
        h("tbody", { role: "rowgroup" }, items.map((item) =>
            h("tr", { role: "row", key: keyOf(item), ...rowProps(item) }, columns.map((column, index) =>
                h(index ? "td" : "th", {
                    role: index ? "cell" : "rowheader",
                    scope: index ? undefined : "row",
                    class: column.class,
                    "data-label": column.label,
                }, h("div", { class: "value" }, column.show(item)))))))));
}

/** Shows a section with its heading. */
export function section(id, title, ...children) {
    return h("section", { id, key: id, "aria-labelledby": id + "-title" },
        h("h2", { id: id + "-title" }, title), children);
}

/** Says that there is nothing to show, and what to do. */
export function empty(...text) {
    return h("p", { class: "empty" }, text);
}

/** Shows a name and its value in a list of facts. */
export function fact(name, value, props = {}) {
    return h("div", { key: name, ...props }, h("dt", null, name), h("dd", null, value));
}

/** Shows the way from the overview to the page. */
export function crumbs(...links) {
    return h("nav", { class: "crumbs", key: "crumbs", "aria-label": "Where you are" }, links);
}

/** Says that the rules of the service hide its live figures, if they do. */
export function figuresHidden(live) {
    return live.connection.status === 403 && h("p", { class: "notice", id: "figures-hidden", key: "figures-hidden" },
        "The service does not show you its live figures.");
}
