function exact(key, value, context) {
    // A number such as 12345678901234567890 would lose digits as a JavaScript number.
    const long = typeof value === "number" && context && JSON.rawJSON && context.source.length > 15;
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
