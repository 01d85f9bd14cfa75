import { plural } from "./format.js";

const CHANGING = ["starting", "joining", "leaving"];
const BREAKERS = {
    "open": "refuses asks",
    "forced-open": "was opened by hand and refuses asks",
    "half-open": "tries a few asks",
};

/** Returns whether a process is on its way up or down, as opposed to lost. */
export function changing(state) {
    return CHANGING.includes(state);
}

/** Lists what an operator should know now: each problem has a key, a state, a text, and the text of its end if that is all to say. */
export function problems(overview, processes) {
    return [
        ...ofService(overview.service ?? {}),
        ...processes.filter((process) => process.state !== "up"
            && (!changing(process.state) || overview.unanswered?.includes(process.name))).map(ofProcess),
        ...(overview.types ?? []).flatMap(ofType),
        ...ofJournal(overview.journal),
        ...(overview.unanswered ?? []).filter((name) => !explained(name, processes)).map((name) => ({
            key: "unanswered/" + name,
            unanswered: name,
            text: `${name} did not answer in time. Its numbers are missing.`,
            end: `${name} answers again.`,
        })),
    ];
}

function ofService(service) {
    if (!service.state || service.state === "up") {
        return [];
    }
    const text = service.state === "draining"
        ? "The service is draining. It answers its requests and then ends."
        : "The service is out of service. Load balancers send no requests to it.";
    return [{ key: "service", state: service.state, text, end: "The service is up again." }];
}

/** Returns whether the state of a process says why it does not answer. */
export function explained(name, processes) {
    return processes.some((process) => process.name === name && process.state !== "up");
}

function ofProcess(process) {
    return {
        key: "process/" + process.name,
        state: process.state,
        process: process.name,
        text: textOf(process),
    };
}

function textOf({ name, state, note, restarts }) {
    if (state === "starting") {
        return restarts > 0 ? `Process ${name} ended and starts again.` : `Process ${name} starts.`;
    }
    return `Process ${name} is ${state}${note ? `: ${note}` : ""}.`;
}

function ofType(type) {
    const found = [];
    const doing = BREAKERS[type.breaker?.state];
    if (doing) {
        found.push({
            key: "breaker/" + type.type,
            state: type.breaker.state,
            type: type.type,
            text: `The breaker of ${type.type} is ${type.breaker.state}. It ${doing}.`,
            end: `The breaker of ${type.type} is closed again.`,
        });
    }
    if (type.shutOff?.count > 0) {
        found.push({
            key: "shut-off/" + type.type,
            type: type.type,
            text: `${plural(type.shutOff.count, "actor")} of ${type.type} `
                + `${type.shutOff.count === 1 ? "is" : "are"} shut off.`,
            end: `No actor of ${type.type} is shut off any more.`,
        });
    }
    return found;
}

function ofJournal(journal) {
    return journal?.failedPerSecond > 0
        ? [{ key: "journal", text: "The journal fails to write.", end: "The journal writes again." }]
        : [];
}
