function exact(key, value, context) {
    // A number such as 12345678901234567890 would lose digits as a JavaScript number, and 1e400 its value.
    const long = typeof value === "number" && context && JSON.rawJSON
        && (context.source.length > 15 || !Number.isFinite(value));
    return long && String(value) !== context.source ? JSON.rawJSON(context.source) : value;
}

/** Reads JSON and keeps all digits of long numbers where the browser can. */
export function parse(text) {
    return JSON.parse(text, exact);
}

/** Writes JSON over several lines. */
export function pretty(value) {
    return JSON.stringify(value, null, 2) ?? "";
}

/** Writes a text as it is, and every other value as JSON. */
export function written(value) {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** Says what is wrong with JSON text; empty if nothing is. */
export function fault(json) {
    try {
        if (json.trim()) {
            parse(json);
        }
        return "";
    } catch (error) {
        return `This is not JSON: ${error.message}`;
    }
}
