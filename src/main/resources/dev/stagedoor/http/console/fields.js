import { element } from "./dom.js";
import { parse, pretty } from "./json.js";
import { resolved, sample, withoutNull } from "./schema.js";

let numbered = 0;

/**
 * Creates the input for a value of a schema. Its `json()` returns JSON text, or undefined if there is no value, and
 * `fill(value)` shows a value. It works on text, because a long number would lose digits as a JavaScript number.
 */
export function field(name, schema, required, root, depth = 0) {
    const { schema: full, nullable } = withoutNull(schema, root);
    const context = { name, schema: full, required: required && !nullable, missing: required && nullable ? "null" : undefined,
        root, depth };
    if (full.const !== undefined) {
        return constant(context);
    }
    if (full.enum) {
        return choice(context, full.enum.filter((value) => value !== null));
    }
    if (full.type === "boolean") {
        return choice(context, [true, false]);
    }
    if (["string", "integer", "number"].includes(full.type)) {
        return single(context);
    }
    if (full.properties && depth < 3 && !full.oneOf && !full.anyOf) {
        return group(context);
    }
    return text(context);
}

/** Creates the inputs for the members of an object. */
export function members(schema, root, depth = 0) {
    const full = resolved(schema, root);
    const fields = Object.entries(full.properties ?? {})
        .map(([name, part]) => [name, field(name, part, full.required?.includes(name), root, depth)]);
    return {
        nodes: fields.map(([, part]) => part.node),
        entries: () => fields.map(([name, part]) => [name, part.json()]).filter(([, json]) => json !== undefined),
        fill: (value) => fields.forEach(([name, part]) => part.fill(value?.[name])),
    };
}

/** Writes the members of an object as JSON text. */
export function objectText(entries) {
    return entries.length ? "{\n" + entries.map(([name, json]) =>
        `  ${JSON.stringify(name)}: ${json.replaceAll("\n", "\n  ")}`).join(",\n") + "\n}" : "{}";
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

function constant(context) {
    const { name, schema } = context;
    return {
        node: element("p", { class: "field" }, element("span", null, name), element("code", null, JSON.stringify(schema.const))),
        json: () => JSON.stringify(schema.const),
        fill: () => {},
    };
}

function choice(context, values) {
    const texts = values.map((value) => JSON.stringify(value));
    const control = element("select", { required: context.required },
        element("option", { value: "" }, context.required ? "Choose…" : "no value"),
        values.map((value, index) => element("option", { value: texts[index] }, String(value))));
    control.value = JSON.stringify(context.schema.default) ?? "";
    return {
        node: labelled(context, control),
        json: () => control.value || context.missing,
        fill: (value) => control.value = value === undefined || value === null ? "" : JSON.stringify(value),
    };
}

function single(context) {
    const { schema, required, missing } = context;
    const isText = schema.type === "string";
    const example = schema.examples?.[0] ?? schema.example;
    const above = schema.exclusiveMinimum ?? undefined;
    const below = schema.exclusiveMaximum ?? undefined;
    const whole = schema.type === "integer";
    const control = element("input", {
        type: isText ? (schema.format === "date" ? "date" : "text") : "number",
        step: isText ? undefined : whole ? 1 : "any",
        min: isText ? undefined : schema.minimum ?? (whole && above !== undefined ? above + 1 : above),
        max: isText ? undefined : schema.maximum ?? (whole && below !== undefined ? below - 1 : below),
        minlength: schema.minLength, maxlength: schema.maxLength, pattern: isText ? schema.pattern : undefined,
        value: schema.default, placeholder: example === undefined ? undefined : `for example ${example}`,
        required: required && !(isText && !schema.minLength), autocomplete: "off", spellcheck: "false",
    });
    const bounds = [above !== undefined && `More than ${above}.`, below !== undefined && `Less than ${below}.`];
    const json = () => {
        if (control.value === "") {
            return isText && required ? '""' : missing;
        }
        return isText ? JSON.stringify(control.value) : control.value;
    };
    return {
        node: labelled(context, control, bounds.filter(Boolean).join(" ")),
        json,
        fill: (value) => control.value = value === undefined || value === null ? ""
            : typeof value === "string" ? value : JSON.stringify(value),
    };
}

function group(context) {
    const inner = members(context.schema, context.root, context.depth + 1);
    return {
        node: element("fieldset", null, element("legend", null, context.name,
            element("small", null, context.required ? " required" : " optional")), inner.nodes),
        json: () => {
            const entries = inner.entries();
            return entries.length || context.required ? objectText(entries) : context.missing;
        },
        fill: inner.fill,
    };
}

function text(context) {
    const value = context.required || context.schema.examples ? pretty(sample(context.schema, context.root)) : "";
    const control = element("textarea", { rows: Math.min(10, value.split("\n").length + 1), required: context.required, spellcheck: "false" });
    control.value = value;
    control.addEventListener("input", () => control.setCustomValidity(fault(control.value)));
    return {
        node: labelled(context, control, "Write this as JSON."),
        json: () => control.value.trim() || context.missing,
        fill: (filled) => control.value = filled === undefined ? "" : pretty(filled),
    };
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
