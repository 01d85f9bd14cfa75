import { changing, explained, problems } from "./problems.js";

const HISTORY = 120_000;
const GONE = 60_000;

/** What the console knows of the service now, and how the last two minutes were. */
export class Live {

    connection = { state: "connecting", since: Date.now() };
    overview = null;
    receivedAt = 0;
    processes = [];
    problems = [];
    #rates = new Map();
    #seen = new Map();
    #lost = new Set();
    #skew = 0;

    /** Takes a new overview, and returns sentences about what began or ended since the last one. */
    take(overview) {
        const now = Date.now();
        const first = this.overview === null;
        this.overview = overview;
        this.receivedAt = now;
        this.#skew = (Date.parse(overview.time) || now) - now;
        this.#remember("", total(overview), now);
        for (const type of overview.types ?? []) {
            this.#remember("/" + type.type, type.asks ?? {}, now);
        }
        this.processes = this.#withGone(overview.processes ?? [], now);
        const before = this.problems;
        this.problems = problems(overview, this.processes);
        const recovered = this.#recovered();
        return first ? [] : [...changes(before, this.problems, this.processes), ...recovered];
    }

    /** Returns the time by the clock of the service, in milliseconds. */
    now() {
        return Date.now() + this.#skew;
    }

    /** Returns the seconds that are left of a wait that the last overview told. */
    left(seconds) {
        return typeof seconds === "number"
            ? Math.max(0, Math.ceil(seconds - Math.floor((Date.now() - this.receivedAt) / 1000)))
            : undefined;
    }

    /** Returns the numbers of a type; undefined if the service does not list it. */
    type(name) {
        return this.overview?.types?.find((type) => type.type === name);
    }

    /** Returns the asks of all types together. */
    total() {
        return total(this.overview ?? {});
    }

    /** Returns the rates of a type, or of all types, of the last two minutes. */
    rates(type) {
        return this.#rates.get(type === undefined ? "" : "/" + type) ?? [];
    }

    #remember(key, asks, now) {
        const rates = this.#rates.get(key) ?? [];
        rates.push({ time: now, all: asks.perSecond ?? 0, failed: asks.failedPerSecond ?? 0 });
        while (rates[0].time < now - HISTORY) {
            rates.shift();
        }
        this.#rates.set(key, rates);
    }

    /** A lost process is back only when it is up, not when it starts again. */
    #recovered() {
        this.problems.filter((problem) => problem.process).forEach((problem) => this.#lost.add(problem.process));
        return [...this.#lost].flatMap((name) => {
            const process = this.processes.find((one) => one.name === name);
            if (process && process.state !== "up") {
                return [];
            }
            this.#lost.delete(name);
            return [process ? `Process ${name} is up again.` : `Process ${name} is not shown any more.`];
        });
    }

    #withGone(processes, now) {
        const present = new Set(processes.map((process) => process.name));
        processes.forEach((process) => this.#seen.set(process.name, { process }));
        for (const [name, seen] of this.#seen) {
            seen.gone = present.has(name) ? undefined : seen.gone ?? now;
            if (now - seen.gone > GONE) {
                this.#seen.delete(name);
            }
        }
        const gone = [...this.#seen.values()].filter((seen) => seen.gone).map((seen) => ({
            name: seen.process.name,
            role: seen.process.role,
            state: "gone",
            since: new Date(seen.gone + this.#skew).toISOString(),
            restarts: seen.process.restarts,
            note: "not listed any more",
        }));
        // Sorting keeps the order of the service among processes of the same rank.
        return [...processes, ...gone].sort((one, other) => rank(one.state) - rank(other.state));
    }
}

function rank(state) {
    return state === "up" ? 2 : changing(state) ? 1 : 0;
}

function total(overview) {
    const asks = (overview.types ?? []).map((type) => type.asks ?? {});
    const sum = (name) => asks.reduce((all, one) => all + (one[name] ?? 0), 0);
    return { perSecond: sum("perSecond"), failedPerSecond: sum("failedPerSecond") };
}

function changes(before, after, processes) {
    const old = new Map(before.map((problem) => [problem.key, problem]));
    const now = new Set(after.map((problem) => problem.key));
    return [
        ...after.filter((problem) => !old.has(problem.key) || old.get(problem.key).state !== problem.state)
            .map((problem) => problem.text),
        // A process that ended does not answer again, although its state is now all that is said of it.
        ...before.filter((problem) => problem.end && !now.has(problem.key) && !explained(problem.unanswered, processes))
            .map((problem) => problem.end),
    ];
}
