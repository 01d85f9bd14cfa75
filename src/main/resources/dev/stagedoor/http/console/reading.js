import { read } from "./api.js";

/** What a page read of a resource; the answer to a request that a later one overtook changes nothing. */
export class Reading {

    value;
    error;
    loading = true;
    at;
    #app;
    #latest = 0;
    #left = false;

    /** Creates a reading that draws the page of `app` when it changes. */
    constructor(app) {
        this.#app = app;
    }

    /** Reads the resource again. */
    async of(url) {
        if (this.#left) {
            return;
        }
        const mine = ++this.#latest;
        this.loading = true;
        this.#app.draw();
        const outcome = await read(url).then((value) => ({ value }), (error) => ({ error }));
        if (mine !== this.#latest) {
            return;
        }
        Object.assign(this, { value: undefined, error: undefined, loading: false, at: new Date() }, outcome);
        if (this.error?.status === 401) {
            this.#app.refuse(401);
        } else {
            this.#app.draw();
        }
    }

    /** Ends the reading, as the reader left the page. */
    leave() {
        this.#left = true;
        this.#latest++;
    }

    /** Returns whether the last request got no answer of the service, so that the next one may get one. */
    get unanswered() {
        return !this.loading && this.error !== undefined && unanswered(this.error);
    }
}

function unanswered({ problem, status }) {
    // A proxy whose service is away answers in its place, with a problem that has no type.
    return !problem || ([502, 503, 504].includes(status) && !problem.type);
}
