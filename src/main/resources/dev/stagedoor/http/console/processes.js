import { h } from "./dom.js";
import { age, bytes, count, span } from "./format.js";
import { badge, moment, table } from "./parts.js";
import { changing } from "./problems.js";

/** Shows the processes of the service; those that are not up come first. */
export function processes(live) {
    const columns = [
        { label: "Process", class: "main", show: name },
        { label: "State", show: (process) => badge(process.state) },
        { label: "Role", show: (process) => process.role ?? "–" },
        { label: "Shards", class: "number", show: (process) => count(process.shards) },
        { label: "Actors", class: "number", show: (process) => count(process.actors) },
        { label: "Memory", class: "memory", show: (process) => memory(process.memory) },
        { label: "Since", class: "number", show: (process) => since(live, process) },
        { label: "Restarts", class: "number", show: (process) => count(process.restarts) },
    ];
    return table("Processes of the service", columns, live.processes, (process) => process.name, (process) => ({
        "data-process": process.name,
        "data-state": process.state,
        class: process.state === "up" ? undefined : changing(process.state) ? "warn" : "bad",
    }));
}

function name(process) {
    return [
        h("span", { class: "id" }, process.name),
        process.leader && [" ", badge("leader", "leader", "calm")],
        process.here && process.name !== "this process" && [" ", badge("here", "this process", "calm")],
    ];
}

function memory(numbers) {
    if (!numbers || typeof numbers.used !== "number") {
        return "–";
    }
    const share = numbers.max > 0 ? numbers.used / numbers.max : undefined;
    return [
        share !== undefined && h("meter", {
            min: 0, max: 1, high: 0.9, optimum: 0.2, value: share.toFixed(3),
            "aria-label": `${Math.round(share * 100)} percent of the memory is used`,
        }),
        h("span", { class: "figure" }, bytes(numbers.used), share !== undefined && ` of ${bytes(numbers.max)}`),
    ];
}

function since(live, process) {
    return process.since ? moment(process.since, span(age(process.since, live.now()))) : "–";
}
