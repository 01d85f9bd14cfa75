import { written } from "./json.js";

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const WHOLE = /^-?(0|[1-9]\d*)$/;
const BOUNDS = {
    minimum: ["at least", (order) => order < 0],
    exclusiveMinimum: ["more than", (order) => order <= 0],
    maximum: ["at most", (order) => order > 0],
    exclusiveMaximum: ["less than", (order) => order >= 0],
};

/** Says why a text does not fit its schema; empty if it does. HTML would anchor the pattern and count UTF-16 units. */
export function textFault(schema, value) {
    const length = [...value].length;
    if (length < schema.minLength) {
        return `The text needs at least ${characters(schema.minLength)}. It has ${length}.`;
    }
    if (length > schema.maxLength) {
        return `The text can have at most ${characters(schema.maxLength)}. It has ${length}.`;
    }
    return compiled(schema.pattern)?.test(value) === false ? `The text must match the pattern ${schema.pattern}` : "";
}

/** Says why the text of a number does not fit its schema; empty if it does. */
export function numberFault(schema, text) {
    if (schema.type === "integer" && !WHOLE.test(text)) {
        return "Write a whole number in digits, such as 7 or -12.";
    }
    if (!NUMBER.test(text)) {
        return "Write a number as JSON does, such as 7, -12 or 0.5.";
    }
    const [name] = Object.entries(BOUNDS).find(([bound, [, outside]]) =>
        schema[bound] !== undefined && outside(compared(text, written(schema[bound])))) ?? [];
    return name ? `The number must be ${BOUNDS[name][0]} ${written(schema[name])}.` : "";
}

function compared(one, other) {
    // Whole numbers can have more digits than a JavaScript number keeps.
    const exact = WHOLE.test(one) && WHOLE.test(other) ? BigInt : Number;
    return exact(one) < exact(other) ? -1 : exact(one) > exact(other) ? 1 : 0;
}

function characters(number) {
    return number === 1 ? "1 character" : `${number} characters`;
}

function compiled(pattern) {
    try {
        return pattern === undefined ? undefined : new RegExp(pattern, "u");
    } catch {
        return undefined;
    }
}
