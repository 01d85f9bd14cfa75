/** Keeps texts in a storage of the browser, or in memory for as long as the page is open where the browser refuses that. */
export function storage(name) {
    const memory = new Map();
    return {
        get: (key) => memory.get(key) ?? allowed(() => window[name].getItem(key)) ?? null,
        set(key, text) {
            memory.set(key, text);
            // A copy in memory would hide what another tab stores later.
            if (allowed(() => window[name].setItem(key, text) ?? true)) {
                memory.delete(key);
            }
        },
        remove(key) {
            memory.delete(key);
            allowed(() => window[name].removeItem(key));
        },
    };
}

function allowed(use) {
    try {
        return use();
    } catch {
        return undefined;
    }
}
