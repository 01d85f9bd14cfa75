import { actorUrl, pageUrl, read } from "./api.js";
import { h } from "./dom.js";
import { age, count, latency, rate, span } from "./format.js";
import { failures } from "./failures.js";
import { actorLink, badge, empty, fact, moment, section, table } from "./parts.js";
import { failureView } from "./problem.js";
import { sparkline } from "./sparkline.js";
import { breaker } from "./types.js";

const FIRST = 50;

/** Makes the page of a type: its numbers, and a list of its actors. */
export function typePage({ type, search }, app) {
    const list = { prefix: search.get("prefix") ?? "", query: search.toString(), loading: true };

    async function load(query) {
        list.query = query;
        list.loading = true;
        const shown = query ? "?" + query : "";
        // The address keeps the place in the list, so the way back from an actor leads to it.
        history.replaceState(null, "", pageUrl(type) + shown);
        app.draw();
        try {
            const parameters = new URLSearchParams(query);
            parameters.set("limit", parameters.get("limit") ?? FIRST);
            const answer = await read(`${actorUrl(type)}/-/ids?${parameters}`);
            Object.assign(list, { answer, error: undefined });
        } catch (error) {
            Object.assign(list, { answer: undefined, error });
        }
        list.loading = false;
        if (list.left) {
            return;
        }
        if (list.error?.status === 401) {
            app.refuse(401);
        } else {
            app.draw();
        }
    }

    const start = () => load(list.prefix ? String(new URLSearchParams({ prefix: list.prefix })) : "");
    const actions = {
        filter(event) {
            event.preventDefault();
            list.prefix = event.target.elements.prefix.value;
            start();
        },
        open(event) {
            event.preventDefault();
            location.hash = pageUrl(type, event.target.elements.id.value);
        },
        refresh: () => load(list.query),
        first: start,
        next: () => load(list.answer.next.slice(list.answer.next.indexOf("?") + 1)),
    };
    queueMicrotask(() => load(list.query));
    return {
        title: () => type,
        leave: () => list.left = true,
        render: () => view(type, list, actions, app.live),
    };
}

function view(type, list, actions, live) {
    const numbers = live.type(type);
    return [
        h("nav", { class: "crumbs", key: "crumbs", "aria-label": "Where you are" }, h("a", { href: "#/" }, "Overview")),
        h("h1", { tabindex: "-1", key: "h1" }, type, " ", h("small", null, "type")),
        live.overview && (numbers ? figures(live, numbers) : empty("The service does not list this type.")),
        section("actors", "Actors", forms(list, actions), content(type, list, actions, live)),
        section("failures", "Recent failures", failures(
            live.overview?.failures?.filter((failure) => failure.type === type),
            { nothing: `No failures of ${type} yet.` })),
    ];
}

function figures(live, numbers) {
    const { asks = {} } = numbers;
    return h("dl", { class: "totals", key: "figures", "data-type": numbers.type, "data-breaker": numbers.breaker?.state },
        fact("Asks per second", [h("b", null, rate(asks.perSecond)),
            sparkline(live.rates(numbers.type), { width: 200, of: `Asks of ${numbers.type}`, now: Date.now() })],
        { class: "wide" }),
        fact("Failed per second", h("b", null, rate(asks.failedPerSecond)), { class: asks.failedPerSecond > 0 ? "bad" : "" }),
        fact("p50", h("b", null, latency(asks.p50))),
        fact("p99", h("b", null, latency(asks.p99))),
        fact("In memory", h("b", null, count(numbers.inMemory))),
        fact("Breaker", breaker(live, numbers.breaker)),
        fact("Shut off", h("b", null, count(numbers.shutOff?.count)), { class: numbers.shutOff?.count > 0 ? "bad" : "" }));
}

function forms(list, actions) {
    return h("div", { class: "tools" },
        h("form", { id: "filter", role: "search", onsubmit: actions.filter },
            h("label", { for: "prefix" }, "Ids that begin with"),
            h("input", { id: "prefix", name: "prefix", type: "text", value: list.prefix, autocomplete: "off", spellcheck: "false" }),
            h("button", { type: "submit" }, "Filter")),
        h("form", { id: "open", onsubmit: actions.open },
            h("label", { for: "id" }, "Open an actor by id"),
            h("input", { id: "id", name: "id", type: "text", required: true, autocomplete: "off", spellcheck: "false" }),
            h("button", { type: "submit" }, "Open")),
        h("button", { type: "button", id: "refresh", onclick: actions.refresh }, "Refresh"));
}

function content(type, list, actions, live) {
    if (list.error) {
        return [failureView(list.error), list.error.status === 404
            && h("p", { class: "hint" }, "Lists of actors can be off. The setting is ", h("code", null, "stagedoor.inspect.enabled"), ".")];
    }
    const { actors = [], next, unanswered = [] } = list.answer ?? {};
    return h("div", { id: "list", "aria-busy": String(list.loading) },
        unanswered.length > 0 && h("p", { class: "notice warn" },
            `${unanswered.join(", ")} did not answer in time. Actors may be missing from this list.`),
        actors.length > 0 ? rows(type, actors, live) : empty(list.loading && !list.answer
            ? "The console reads the list."
            : list.prefix
                ? `No actor of ${type} has an id that begins with “${list.prefix}”.`
                : `No actor of ${type} is in memory or has persisted anything. Open one by its id, and send it a message.`),
        h("p", { class: "pages" },
            h("button", { type: "button", id: "first-page", disabled: !list.query.includes("cursor="), onclick: actions.first }, "First page"),
            h("button", { type: "button", id: "next-page", disabled: !next, onclick: actions.next }, "Next page"),
            h("span", { class: "hint" }, "The list does not change by itself. Looking wakes no actor.")));
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
