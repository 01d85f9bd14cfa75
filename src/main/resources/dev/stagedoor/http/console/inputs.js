import { numberFault, textFault } from "./checks.js";
import { element } from "./dom.js";
import { fault, pretty, written } from "./json.js";
import { sample } from "./schema.js";

let numbered = 0;

/** Creates the input for a value that the schema fixes. */
export function constant(context) {
    const { name, schema } = context;
    return {
        node: element("p", { class: "field" }, element("span", null, name), element("code", null, JSON.stringify(schema.const))),
        json: () => JSON.stringify(schema.const),
        fill: () => {},
    };
}

/** Creates the input for one of several values. */
export function choice(context, values) {
    const texts = values.map((value) => JSON.stringify(value));
    const control = element("select", { required: context.required },
        element("option", { value: "" }, context.required ? "Choose…" : "no value"),
        values.map((value, index) => element("option", { value: texts[index] }, written(value))));
    control.value = JSON.stringify(context.schema.default) ?? "";
    return {
        node: labelled(context, control),
        json: () => control.value || context.missing,
        fill: (value) => control.value = value === undefined || value === null ? "" : JSON.stringify(value),
    };
}

/** Creates the input for a text. */
export function line(context) {
    const { schema, required, missing } = context;
    const empty = required ? '""' : missing;
    const control = single(context, {
        type: schema.format === "date" ? "date" : "text",
        required: required && Boolean(schema.minLength),
    });
    const absent = () => control.value === "" && (!required || control.required);
    const check = () => control.setCustomValidity(absent() ? "" : textFault(schema, control.value));
    return checked(context, control, check, () => control.value === "" ? empty : JSON.stringify(control.value));
}

/** Creates the input for a number. It keeps the text, because a number input of HTML takes texts that are not JSON. */
export function number(context) {
    const { schema, required, missing } = context;
    const control = single(context, { type: "text", required, inputmode: schema.minimum >= 0 ? "decimal" : undefined });
    const text = () => control.value.trim();
    const check = () => control.setCustomValidity(control.value === "" ? "" : numberFault(schema, text()));
    const { exclusiveMinimum: above, exclusiveMaximum: below } = schema;
    const bounds = [above !== undefined && `More than ${written(above)}.`, below !== undefined && `Less than ${written(below)}.`];
    return checked(context, control, check, () => text() || missing, bounds.filter(Boolean).join(" "));
}

/** Creates the input for a value that one writes as JSON. */
export function json(context) {
    const value = context.required || context.schema.examples ? pretty(sample(context.schema, context.root)) : "";
    const control = element("textarea", { rows: Math.min(10, value.split("\n").length + 1), required: context.required, spellcheck: "false" });
    control.value = value;
    return {
        ...checked(context, control, () => control.setCustomValidity(fault(control.value)),
            () => control.value.trim() || context.missing, "Write this as JSON."),
        fill(filled) {
            control.value = filled === undefined ? "" : pretty(filled);
            control.setCustomValidity("");
        },
    };
}

function single({ schema }, more) {
    const example = schema.examples?.[0] ?? schema.example;
    return element("input", {
        value: schema.default === undefined || schema.default === null ? undefined : written(schema.default),
        placeholder: example === undefined ? undefined : `for example ${written(example)}`,
        autocomplete: "off", spellcheck: "false", ...more,
    });
}

function checked(context, control, check, json, wrong) {
    control.addEventListener("input", check);
    check();
    return {
        node: labelled(context, control, wrong),
        json,
        fill(value) {
            control.value = value === undefined || value === null ? "" : written(value);
            check();
        },
    };
}

function labelled(context, control, wrong) {
    const { name, schema, required } = context;
    control.id = `field-${++numbered}`;
    control.dataset.field = name;
    const hint = [schema.description, wrong].filter(Boolean).join(". ").replace("..", ".");
    if (hint) {
        control.setAttribute("aria-describedby", control.id + "-hint");
    }
    return element("div", { class: "field" },
        element("label", { for: control.id }, name, element("small", null, required ? " required" : " optional")),
        control, hint && element("small", { class: "hint", id: control.id + "-hint" }, hint));
}
