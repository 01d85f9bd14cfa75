import { element } from "./dom.js";
import { field, members, objectText } from "./fields.js";
import { fault, parse, written } from "./json.js";
import { resolved } from "./schema.js";

/** Creates the inputs for the components of a message; `json()` returns the body, and `query()` the query of a GET. */
export function messageBody(request, catalog, isGet) {
    const schema = resolved(request, catalog);
    const plain = !schema.oneOf && !schema.anyOf && (schema.properties || schema.type === "object" || !schema.type);
    return plain ? components(members(schema, catalog), isGet) : whole(field("message", schema, true, catalog, 9));
}

function whole(inner) {
    return { nodes: [inner.node], json: inner.json, query: () => query(entriesOf(inner.json())) };
}

function components(inner, isGet) {
    const formed = () => objectText(inner.entries());
    const nodes = inner.nodes.length ? inner.nodes
        : [element("p", { class: "hint" }, "This message has no components.")];
    return isGet ? { nodes, query: () => query(inner.entries()) } : withText(inner, nodes, formed);
}

function withText(inner, nodes, formed) {
    const raw = element("textarea", { id: "raw", rows: 8, "aria-label": "The message as JSON", spellcheck: "false" });
    const check = () => raw.setCustomValidity(faultOfMessage(raw.value));
    raw.addEventListener("input", check);
    const toggle = element("input", { type: "checkbox", id: "as-json" });
    const place = element("div", { class: "fields" }, nodes);
    toggle.addEventListener("change", () => {
        if (toggle.checked) {
            raw.value = formed();
            place.replaceChildren(raw);
            check();
        } else if (raw.checkValidity()) {
            inner.fill(parse(raw.value));
            place.replaceChildren(...nodes);
        } else {
            toggle.checked = true;
        }
        raw.reportValidity();
    });
    return {
        nodes: [element("label", { class: "toggle" }, toggle, " as JSON"), place],
        json: () => toggle.checked ? raw.value : formed(),
    };
}

function faultOfMessage(text) {
    return fault(text) || (isObject(text) ? "" : "A message is an object. Write its components between { and }.");
}

function isObject(text) {
    const value = text.trim() ? parse(text) : null;
    return value !== null && typeof value === "object" && !Array.isArray(value) && !JSON.isRawJSON?.(value);
}

function entriesOf(text) {
    if (!isObject(text)) {
        throw new TypeError("A message in a URL is an object. Write its components between { and }.");
    }
    return Object.entries(parse(text)).map(([name, value]) => [name, JSON.stringify(value)]);
}

function query(entries) {
    const parameters = new URLSearchParams();
    for (const [name, text] of entries) {
        const value = parse(text);
        if (Array.isArray(value)) {
            value.forEach((one) => parameters.append(name, written(one)));
        } else if (value !== null) {
            parameters.append(name, typeof value === "string" ? value : text);
        }
    }
    return parameters.size ? "?" + parameters : "";
}
