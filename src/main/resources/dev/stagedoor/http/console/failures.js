import { h } from "./dom.js";
import { simpleName } from "./format.js";
import { actorLink, badge, empty, moment, table, typeLink } from "./parts.js";

const CAUSES = {
    "failed": ["failed", "bad"],
    "unhandled": ["unhandled", "warn"],
    "deadline-passed": ["deadline passed", "warn"],
    "dead-letter": ["dead letter", "warn"],
};

/** Shows the latest failures, newest first; `nothing` says that there are none. */
export function failures(all, { nothing, ofOneActor = false }) {
    if (!all?.length) {
        return empty(nothing);
    }
    const columns = [
        { label: "Time", class: "main", show: (failure) => moment(failure.time) },
        { label: "Cause", show: (failure) => badge(failure.cause, ...(CAUSES[failure.cause] ?? [failure.cause, "bad"])) },
        !ofOneActor && { label: "Actor", class: "long", show: actor },
        { label: "Message", show: (failure) => failure.message ?? "–" },
        { label: "Exception", class: "long", show: exception },
        { label: "Executed", show: (failure) => failure.executed ?? "–" },
        { label: "Process", class: "long", show: (failure) => failure.process ?? "–" },
        { label: "Trace id", class: "trace", show: (failure) => failure.traceId
            ? h("code", { class: "trace-id", title: failure.traceId }, failure.traceId) : "–" },
    ].filter(Boolean);
    return table("Recent failures", columns, numbered(all), (failure) => failure.key,
        (failure) => ({ "data-failure": failure.cause, "data-type": failure.type, "data-actor": failure.id }));
}

function numbered(all) {
    const seen = new Map();
    return all.map((failure) => {
        const key = [failure.time, failure.process, failure.type, failure.id, failure.message].join("\n");
        const number = (seen.get(key) ?? 0) + 1;
        seen.set(key, number);
        return { ...failure, key: `${key}\n${number}` };
    });
}

function actor(failure) {
    if (!failure.type || failure.type === "-") {
        return "–";
    }
    // An actor can have the id "-", with which the service also says that it knows none.
    return failure.id
        ? [typeLink(failure.type), " / ", actorLink(failure.type, failure.id)]
        : typeLink(failure.type);
}

function exception(failure) {
    return failure.exception ? h("span", { title: failure.exception }, simpleName(failure.exception)) : "–";
}
