import { h } from "./dom.js";
import { age, count, simpleName, span } from "./format.js";
import { pretty } from "./json.js";
import { badge, empty, fact, moment, section } from "./parts.js";

/** Shows what the service knows of an actor. */
export function facts(actor, live) {
    const { unanswered = [] } = actor;
    return [
        unanswered.length > 0 && h("p", { class: "notice warn", key: "unanswered" },
            `${unanswered.join(", ")} did not answer in time. Something may be missing here.`),
        actor.shutOff && h("p", { class: "notice warn", id: "actor-shut-off", key: "shut-off" },
            h("strong", null, "This actor is shut off."), " Too many of its asks failed. It has been shut off since ",
            moment(actor.shutOff.since), ", and gets no asks for ",
            span(actor.shutOff.retryAfter), " from when this page read it."),
        actor.lastFailure && lastFailure(actor.lastFailure),
        section("memory", "In memory", actor.memory ? memory(actor.memory, live) : empty(unanswered.some(isProcess)
            ? "None of the processes that answered has this actor in memory."
            : "This actor is not in memory. The next message starts it.")),
        section("journal", "Journal", actor.journal ? journal(actor.journal) : empty(unanswered.includes("journal")
            ? "The journal did not answer."
            : "The journal holds nothing of this actor.")),
    ];
}

function isProcess(name) {
    return name !== "journal";
}

function memory(known, live) {
    const ago = (time) => time ? moment(time, span(age(time, live.now())) + " ago") : "–";
    return h("dl", { class: "totals" },
        fact("Host", known.host ?? "–"), fact("Shard", known.shard ?? "–"),
        fact("Started", ago(known.since)), fact("Last asked", ago(known.lastAsked)),
        fact("Asks", count(known.asks)), fact("Failures", count(known.failures)),
        fact("Waiting messages", count(known.waiting)), fact("Restarts", count(known.restarts)));
}

function journal({ events, snapshot, revision, state, lastEvents }) {
    return [
        h("dl", { class: "totals" },
            events && fact("Events", `${count(events.count)}, last number ${events.sequenceNumber}`),
            events?.writtenAt && fact("Last event", moment(events.writtenAt)),
            snapshot && fact("Snapshot", ["number ", snapshot.number, ", ", moment(snapshot.writtenAt)]),
            revision && fact("Revision", ["number ", revision.number, ", ", moment(revision.writtenAt)])),
        state || lastEvents ? null : h("p", { class: "hint", id: "state-hidden" },
            "The state is not shown. The setting ", h("code", null, "stagedoor.inspect.state=true"), " shows it."),
        state && [h("h3", null, "State"), persisted(state)],
        lastEvents && [h("h3", null, "Last events"), lastEvents.length
            ? h("ol", { class: "events" }, lastEvents.map((event) => h("li", { key: event.number, "data-event": event.number },
                h("p", { class: "hint" }, `Event ${event.number}, `, moment(event.writtenAt)), persisted(event))))
            : empty("This actor has persisted no events.")],
    ];
}

function persisted(content) {
    const value = content.value;
    return content.fault
        ? h("p", { class: "notice warn" }, content.fault)
        : h("pre", { tabindex: "0" }, pretty(value ?? null));
}

function lastFailure(failure) {
    return section("last-failure", "Last failure", h("dl", { class: "totals" },
        fact("Time", moment(failure.time)),
        fact("Cause", badge(failure.cause, String(failure.cause ?? "–").replace("-", " "), "bad")),
        fact("Message", failure.message ?? "–"),
        fact("Exception", failure.exception
            ? h("span", { title: failure.exception }, simpleName(failure.exception)) : "–"),
        fact("Trace id", failure.traceId ? h("code", { class: "trace-id" }, failure.traceId) : "–"),
        fact("Process", failure.process ?? "–")));
}
