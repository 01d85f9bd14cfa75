/** Follows references and merges `allOf`, and returns a schema that says all by itself. */
export function resolved(schema, root) {
    let current = schema ?? {};
    for (let depth = 0; current.$ref && depth < 20; depth++) {
        const { $ref, ...more } = current;
        current = { ...at(root, $ref), ...more };
    }
    return (current.allOf ?? []).reduce((all, part) => {
        const next = resolved(part, root);
        return { ...next, ...all, properties: { ...next.properties, ...all.properties },
            required: [...(all.required ?? []), ...(next.required ?? [])] };
    }, current);
}

/** Returns the schema of what is not null, and whether null is allowed too. */
export function withoutNull(schema, root) {
    const full = resolved(schema, root);
    if (Array.isArray(full.type)) {
        const types = full.type.filter((type) => type !== "null");
        return { schema: { ...full, type: types.length === 1 ? types[0] : types }, nullable: full.type.includes("null") };
    }
    const choices = full.oneOf ?? full.anyOf ?? [];
    const rest = choices.filter((choice) => resolved(choice, root).type !== "null");
    if (rest.length < choices.length && rest.length === 1) {
        return { schema: { ...resolved(rest[0], root), description: full.description ?? resolved(rest[0], root).description },
            nullable: true };
    }
    return { schema: full, nullable: rest.length < choices.length };
}

/** Returns a value that fits the schema: its first example, or one made of its parts. */
export function sample(schema, root, depth = 0) {
    const { schema: full } = withoutNull(schema, root);
    const given = [full.const, full.default, full.examples?.[0], full.example, full.enum?.[0]]
        .find((value) => value !== undefined);
    if (given !== undefined) {
        return given;
    }
    const choice = (full.oneOf ?? full.anyOf)?.[0];
    if (choice && !full.properties && depth < 5) {
        return sample(choice, root, depth + 1);
    }
    if (full.type === "object" || full.properties) {
        const required = full.required ?? [];
        return depth > 4 ? {} : Object.fromEntries(Object.entries(full.properties ?? {})
            .filter(([name, part]) => required.includes(name) || resolved(part, root).examples)
            .map(([name, part]) => [name, sample(part, root, depth + 1)]));
    }
    if (full.type === "array") {
        return full.items && depth < 5 ? [sample(full.items, root, depth + 1)] : [];
    }
    return { string: "", integer: full.minimum ?? 0, number: full.minimum ?? 0, boolean: false }[full.type] ?? null;
}

function at(root, reference) {
    return reference.replace(/^#\//, "").split("/")
        .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce((node, part) => node?.[part], root) ?? {};
}
