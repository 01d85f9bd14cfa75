import { actorUrl, pageUrl } from "./api.js";
import { actorList } from "./actor-list.js";
import { h } from "./dom.js";
import { count, latency, rate } from "./format.js";
import { failures } from "./failures.js";
import { checksName } from "./names.js";
import { crumbs, empty, fact, figuresHidden, section } from "./parts.js";
import { Reading } from "./reading.js";
import { sparkline } from "./sparkline.js";
import { breaker } from "./types.js";

const FIRST = 50;
const PARAMETERS = ["prefix", "cursor", "limit"];

/** Makes the page of a type: its numbers, and a list of its actors. */
export function typePage({ type, search }, app) {
    const list = { prefix: search.get("prefix") ?? "", query: known(search), reading: new Reading(app) };

    function load(query) {
        list.query = query;
        const shown = query ? "?" + query : "";
        // The address keeps the place in the list, so the way back from an actor leads to it.
        history.replaceState(null, "", pageUrl(type) + shown);
        const parameters = new URLSearchParams(query);
        parameters.set("limit", parameters.get("limit") ?? FIRST);
        list.reading.of(`${actorUrl(type)}/-/ids?${parameters}`);
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
        next: () => load(known(new URL(list.reading.value.next, location.href).searchParams)),
    };
    queueMicrotask(() => load(list.query));
    return {
        title: () => type,
        leave: () => list.reading.leave(),
        connected: () => list.reading.unanswered && load(list.query),
        render: () => view(type, list, actions, app.live),
    };
}

function known(search) {
    return String(new URLSearchParams(PARAMETERS.filter((name) => search.get(name)).map((name) => [name, search.get(name)])));
}

function view(type, list, actions, live) {
    const numbers = live.type(type);
    return [
        crumbs(h("a", { href: "#/" }, "Overview")),
        h("h1", { tabindex: "-1", key: "h1" }, type, " ", h("small", null, "type")),
        figuresHidden(live),
        live.overview && (numbers ? figures(live, numbers) : empty("The service does not list this type.")),
        section("actors", "Actors", forms(list, actions), actorList(type, list, actions, live)),
        live.overview && section("failures", "Recent failures", failures(
            live.overview.failures?.filter((failure) => failure.type === type),
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

const checkId = checksName("An id");

function forms(list, actions) {
    return h("div", { class: "tools" },
        h("form", { id: "filter", role: "search", onsubmit: actions.filter },
            h("label", { for: "prefix" }, "Ids that begin with"),
            h("input", { id: "prefix", name: "prefix", type: "text", value: list.prefix, autocomplete: "off", spellcheck: "false" }),
            h("button", { type: "submit" }, "Filter")),
        h("form", { id: "open", onsubmit: actions.open },
            h("label", { for: "id" }, "Open an actor by id"),
            h("input", {
                id: "id", name: "id", type: "text", required: true, autocomplete: "off", spellcheck: "false", oninput: checkId,
            }),
            h("button", { type: "submit" }, "Open")),
        h("button", { type: "button", id: "refresh", onclick: actions.refresh }, "Refresh"));
}
