import { headers } from "./credentials.js";

const SILENCE = 3000;
const LONGEST_WAIT = 5000;
const POLL_EVERY = 2000;
const SHORTEST_STREAM = 5000;
const ENDED = "The service ended the stream.";

/** Returns whether this browser can read a stream of events. */
export function canStream() {
    return typeof ReadableStream === "function" && typeof TextDecoderStream === "function";
}

/**
 * Reads the live numbers for ever, and calls one of `onOverview`, `onLost` and `onRefused`. A refusal ends the reading.
 */
export class Stream {

    #calls;
    #polls;
    #stopped = false;
    #abort = new AbortController();
    #last = 0;

    /** Creates the stream; `polls` asks every 2 seconds in place of keeping one answer open. */
    constructor(calls, polls) {
        this.#calls = calls;
        this.#polls = polls;
    }

    /** Ends the reading. */
    stop() {
        this.#stopped = true;
        this.#abort.abort();
    }

    /** Reads until somebody stops it or the service refuses. */
    async run() {
        let wait = 1000;
        while (!this.#stopped) {
            const before = this.#last;
            const started = performance.now();
            const reason = await this.#once();
            if (this.#stopped) {
                return;
            }
            if (this.#polls && reason === null) {
                await pause(POLL_EVERY);
                continue;
            }
            // The service ends each stream after a while, to judge the caller anew.
            if (reason === ENDED && this.#last - started > SHORTEST_STREAM) {
                continue;
            }
            this.#calls.onLost(reason);
            wait = this.#last === before ? Math.min(wait * 2, LONGEST_WAIT) : 1000;
            await pause(wait);
        }
    }

    async #once() {
        this.#abort = new AbortController();
        const abort = this.#abort;
        const started = performance.now();
        const watchdog = setInterval(() => {
            if (performance.now() - Math.max(started, this.#last) > SILENCE) {
                abort.abort();
            }
        }, 250);
        try {
            const response = await fetch(this.#polls ? "overview" : "events", {
                headers: headers({ Accept: this.#polls ? "application/json" : "text/event-stream" }),
                cache: "no-store",
                signal: abort.signal,
            });
            if ([401, 403, 404].includes(response.status)) {
                const problem = await response.json().catch(() => ({}));
                if (!this.#stopped) {
                    this.#stopped = true;
                    this.#calls.onRefused(response.status, problem);
                }
                return null;
            }
            if (!response.ok) {
                return `The service answers with status ${response.status}.`;
            }
            return this.#polls ? this.#took(await response.json()) : await this.#read(response.body);
        } catch {
            return abort.signal.aborted ? "The service is silent." : "The service cannot be reached.";
        } finally {
            clearInterval(watchdog);
        }
    }

    async #read(body) {
        const reader = body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = "";
        for (;;) {
            const { done, value } = await reader.read();
            if (done) {
                return ENDED;
            }
            const blocks = (rest + value).split(/\r\n\r\n|\n\n|\r\r/);
            rest = blocks.pop();
            blocks.map(eventOf).filter((event) => event.name === "overview" && event.data)
                .forEach((event) => this.#took(JSON.parse(event.data)));
        }
    }

    #took(overview) {
        this.#last = performance.now();
        if (!this.#stopped) {
            this.#calls.onOverview(overview);
        }
        return null;
    }
}

function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function eventOf(block) {
    const event = { name: "message", data: "" };
    for (const line of block.split(/\r\n|\n|\r/)) {
        const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
        if (field === "event") {
            event.name = value;
        } else if (field === "data") {
            event.data += value;
        }
    }
    return event;
}
