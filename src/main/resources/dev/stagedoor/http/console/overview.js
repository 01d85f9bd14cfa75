import { h } from "./dom.js";
import { clock, count, latency, rate, span } from "./format.js";
import { failures } from "./failures.js";
import { actorLink, empty, fact, moment, section, typeLink } from "./parts.js";
import { processes } from "./processes.js";
import { forbidden } from "./refused.js";
import { sparkline } from "./sparkline.js";
import { types } from "./types.js";

/** Makes the page that shows the whole service. */
export function overviewPage(target, app) {
    return {
        title: () => "",
        render: () => [h("h1", { tabindex: "-1", key: "h1" }, "Overview"), content(app.live, app.start)],
    };
}

function content(live, again) {
    if (live.connection.status === 403) {
        return forbidden(live.connection, again);
    }
    return live.overview ? figures(live) : waiting(live);
}

function waiting(live) {
    return h("p", { class: "empty", id: "waiting", key: "waiting" }, live.connection.state === "lost"
        ? "There are no numbers yet, because the service does not answer."
        : "The console waits for the first numbers.");
}

function figures(live) {
    const { overview } = live;
    return [
        totals(live),
        problemList(live),
        shutOff(live),
        section("types", "Types", overview.types?.length ? types(live) : empty(
            "This service has no types of actors. Put a jar with actors into its folder actors/, and start it again.")),
        section("processes", "Processes", live.processes.length ? processes(live) : empty(
            "The service names no processes.")),
        section("journal", "Journal", journal(overview.journal)),
        section("failures", "Recent failures", failures(overview.failures, {
            nothing: "No failures yet. The last failed messages of every actor appear here.",
        })),
    ];
}

function totals(live) {
    const total = live.total();
    const up = live.processes.filter((process) => process.state === "up").length;
    const memory = (live.overview.types ?? []).map((type) => type.inMemory).filter((number) => number !== null);
    return h("dl", { class: "totals", id: "totals", key: "totals", "aria-label": "All types together" },
        fact("Asks per second", [h("b", null, rate(total.perSecond)),
            sparkline(live.rates(), { width: 200, of: "Asks of all types", now: Date.now() })], { class: "wide" }),
        fact("Failed per second", h("b", null, rate(total.failedPerSecond)), { class: total.failedPerSecond > 0 ? "bad" : "" }),
        fact("Actors in memory", h("b", null, count(memory.reduce((all, one) => all + (one ?? 0), 0)))),
        fact("Processes up", h("b", null, `${up} of ${live.processes.length}`),
            { class: up < live.processes.length ? "bad" : "" }),
        fact("Journal write", h("b", null, latency(live.overview.journal?.mean))));
}

function problemList(live) {
    return h("section", { id: "problems", key: "problems", "aria-label": "Problems", "data-count": live.problems.length },
        live.problems.length === 0
            ? h("p", { class: "calm" }, "No problems.")
            : h("ul", null, live.problems.map((problem) => h("li", { key: problem.key, "data-key": problem.key },
                problem.text,
                problem.type && [" ", h("a", { href: "#/types/" + encodeURIComponent(problem.type) }, "Show the type")]))));
}

function shutOff(live) {
    const rows = (live.overview.types ?? []).flatMap((type) => [
        ...(["open", "forced-open"].includes(type.breaker?.state)
            ? [{ type: type.type, left: type.breaker.retryAfter }] : []),
        ...(type.shutOff?.actors ?? []).map((actor) =>
            ({ type: type.type, id: actor.id, since: actor.since, left: actor.retryAfter })),
    ]);
    if (rows.length === 0) {
        return null;
    }
    return section("shut-off", "Shut off",
        h("p", { class: "hint" }, "These get no asks until the time is over, because too many of their asks failed."),
        h("ul", { class: "rows" }, rows.map((row) => h("li", {
            key: `${row.type}/${row.id ?? ""}`, "data-type": row.type, "data-actor": row.id,
        },
        h("span", null, row.id === undefined
            ? ["all actors of ", typeLink(row.type)]
            : [typeLink(row.type), " / ", actorLink(row.type, row.id)]),
        h("span", { class: "hint" }, row.since && ["since ", moment(row.since, clock(row.since))]),
        countdown(live, row.left)))));
}

/** Shows how long a breaker still refuses asks. */
export function countdown(live, seconds) {
    const left = live.left(seconds);
    return h("span", { class: "countdown" }, left === undefined
        ? "until somebody closes it"
        : left > 0 ? `${span(left)} left` : "may be tried now");
}

function journal(numbers) {
    if (!numbers) {
        return empty("There is no journal, so actors keep nothing when they stop. "
            + "Set spring.datasource.url to give the service a database.");
    }
    return h("dl", { class: "totals" },
        fact("Writes per second", h("b", null, rate(numbers.perSecond))),
        fact("Failed per second", h("b", null, rate(numbers.failedPerSecond)), { class: numbers.failedPerSecond > 0 ? "bad" : "" }),
        fact("Time of a write", h("b", null, latency(numbers.mean))),
        fact("Pending", h("b", null, count(numbers.pending))));
}
