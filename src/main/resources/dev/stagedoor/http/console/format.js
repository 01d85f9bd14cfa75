const UNKNOWN = "–";
const today = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const otherDay = new Intl.DateTimeFormat("en-GB", {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit",
});

function known(value) {
    return typeof value === "number" && Number.isFinite(value);
}

function short(value) {
    const [divisor, unit] = value >= 999.5e6 ? [1e9, "G"] : value >= 999.5e3 ? [1e6, "M"] : [1e3, "k"];
    const scaled = value / divisor;
    return scaled.toFixed(scaled < 99.95 ? 1 : 0) + unit;
}

/** Writes how many there are: 7, 999, 12.3k. */
export function count(value) {
    if (!known(value)) {
        return UNKNOWN;
    }
    return value >= 999.5 ? short(value) : String(Math.round(value));
}

/** Writes a rate per second: 0, 0.05, 3.4, 123, 12.3k. */
export function rate(value) {
    if (!known(value)) {
        return UNKNOWN;
    }
    if (value === 0 || value >= 99.95) {
        return count(value);
    }
    return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}

/** Writes a latency given in milliseconds. */
export function latency(value) {
    if (!known(value) || value < 0) {
        return UNKNOWN;
    }
    if (value >= 999.5) {
        return (value / 1000).toFixed(value < 9995 ? 2 : 1) + " s";
    }
    return value.toFixed(value < 1 && value > 0 ? 2 : value < 99.95 ? 1 : 0) + " ms";
}

/** Writes a number of bytes. */
export function bytes(value) {
    if (!known(value)) {
        return UNKNOWN;
    }
    const mebibytes = value / 1048576;
    return mebibytes < 1023.5 ? Math.round(mebibytes) + " MiB" : (mebibytes / 1024).toFixed(1) + " GiB";
}

/** Writes a duration given in seconds with its two largest units. */
export function span(seconds) {
    if (!known(seconds)) {
        return UNKNOWN;
    }
    const whole = Math.max(0, Math.round(seconds));
    const parts = [[Math.floor(whole / 86400), "d"], [Math.floor(whole / 3600) % 24, "h"],
        [Math.floor(whole / 60) % 60, "min"], [whole % 60, "s"]];
    const first = parts.findIndex(([amount]) => amount > 0);
    return first < 0 ? "0 s" : parts.slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(" ");
}

/** Writes the time of day of the reader, with the date unless it is today. */
export function clock(time) {
    const date = new Date(time);
    if (time === null || time === undefined || Number.isNaN(date.getTime())) {
        return UNKNOWN;
    }
    return (date.toDateString() === new Date().toDateString() ? today : otherDay).format(date);
}

/** Returns the seconds from a time to a moment in milliseconds; undefined if the time is unknown. */
export function age(time, now) {
    const start = Date.parse(time);
    return Number.isNaN(start) ? undefined : Math.max(0, (now - start) / 1000);
}

/** Writes a noun after its number. */
export function plural(number, one, many = one + "s") {
    return `${count(number)} ${number === 1 ? one : many}`;
}

/** Returns the name of an exception without its package. */
export function simpleName(exception) {
    return exception ? exception.slice(Math.max(exception.lastIndexOf("."), exception.lastIndexOf("$")) + 1) : "";
}
