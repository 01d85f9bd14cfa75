import { element } from "./dom.js";
import { choice, constant, json, line, number } from "./inputs.js";
import { resolved, withoutNull } from "./schema.js";

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
    if (full.type === "string") {
        return line(context);
    }
    if (["integer", "number"].includes(full.type)) {
        return number(context);
    }
    if (full.properties && depth < 3 && !full.oneOf && !full.anyOf) {
        return group(context);
    }
    return json(context);
}

/** Creates the inputs for the members of an object. */
export function members(schema, root, depth = 0) {
    const full = resolved(schema, root);
    const fields = Object.entries(full.properties ?? {})
        .map(([name, part]) => [name, field(name, part, full.required?.includes(name), root, depth)]);
    return {
        nodes: fields.map(([, part]) => part.node),
        entries: () => fields.map(([name, part]) => [name, part.json()]).filter(([, text]) => text !== undefined),
        fill: (value) => fields.forEach(([name, part]) => part.fill(value?.[name])),
    };
}

/** Writes the members of an object as JSON text. */
export function objectText(entries) {
    return entries.length ? "{\n" + entries.map(([name, text]) =>
        `  ${JSON.stringify(name)}: ${text.replaceAll("\n", "\n  ")}`).join(",\n") + "\n}" : "{}";
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
