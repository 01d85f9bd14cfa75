import { actorUrl, send } from "./api.js";
import { showAnswer, showNoAnswer } from "./answer.js";
import { element } from "./dom.js";
import { fault, field, members, objectText } from "./fields.js";
import { parse } from "./json.js";
import { resolved } from "./schema.js";

/** Creates the form that sends a message to an actor; `done` is called after each answer. */
export function askForm(catalog, type, id, done) {
    const messages = catalog.messages.filter((message) => message.url.includes("{id}"));
    if (messages.length === 0) {
        return element("p", { class: "empty" }, `The type ${type} takes no messages over HTTP.`);
    }
    const select = element("select", { id: "message" }, messages.map((message) => element("option", { value: message.message },
        message.message + (message.deprecated ? " (deprecated)" : ""))));
    const chosen = element("div");
    const choose = () => chosen.replaceChildren(
        messageForm(messages.find((message) => message.message === select.value), catalog, actorUrl(type, id), done));
    select.addEventListener("change", choose);
    choose();
    return element("div", { class: "ask" },
        element("div", { class: "field" }, element("label", { for: "message" }, "Message"), select), chosen);
}

function messageForm(message, catalog, base, done) {
    const url = base + message.url.slice(message.url.indexOf("{id}") + "{id}".length);
    const isGet = message.method === "GET";
    const body = bodyOf(message.request, catalog, isGet);
    const output = element("div", { id: "answer", "aria-live": "polite" });
    const button = element("button", { type: "submit", class: "primary", id: "send" }, `Send ${message.message}`);

    async function submit(path, text, key) {
        const started = performance.now();
        button.disabled = true;
        const again = () => submit(path, text, key);
        try {
            const answer = await send(message.method, path, text, key ? { "Idempotency-Key": key } : {});
            output.replaceChildren(showAnswer(answer, performance.now() - started, key, again));
        } catch {
            output.replaceChildren(showNoAnswer(performance.now() - started, isGet ? "GET" : key, again));
        } finally {
            button.disabled = false;
            done();
        }
    }

    return element("form", {
        "data-message": message.message,
        onsubmit: (event) => {
            event.preventDefault();
            const entries = isGet ? body.entries() : [];
            submit(isGet ? url + query(entries) : url, isGet ? undefined : body.json(), takesKey(message) ? uuid() : undefined);
        },
    },
    element("p", { class: "hint" }, element("code", null, `${message.method} ${decodeURI(url).replace("..", "")}`),
        message.deprecated && element("span", { class: "badge warn" }, "deprecated")),
    resolved(message.request, catalog).description
        && element("p", null, resolved(message.request, catalog).description),
    body.nodes, button, output);
}

function bodyOf(request, catalog, isGet) {
    const schema = resolved(request, catalog);
    const plain = !schema.oneOf && !schema.anyOf && (schema.properties || schema.type === "object" || !schema.type);
    const inner = plain ? members(schema, catalog) : undefined;
    const whole = plain ? undefined : field("message", schema, true, catalog, 9);
    const formed = () => plain ? objectText(inner.entries()) : whole.json();
    const nodes = plain ? inner.nodes : [whole.node];
    if (plain && nodes.length === 0) {
        nodes.push(element("p", { class: "hint" }, "This message has no components."));
    }
    if (isGet || !plain) {
        return { nodes, json: formed, entries: () => plain ? inner.entries() : Object.entries(parse(formed()))
            .map(([name, value]) => [name, JSON.stringify(value)]) };
    }
    const raw = element("textarea", { id: "raw", rows: 8, "aria-label": "The message as JSON", spellcheck: "false" });
    raw.addEventListener("input", () => raw.setCustomValidity(fault(raw.value)));
    const toggle = element("input", { type: "checkbox", id: "as-json" });
    const place = element("div", { class: "fields" }, nodes);
    toggle.addEventListener("change", () => {
        if (toggle.checked) {
            raw.value = formed();
            place.replaceChildren(raw);
        } else if (fault(raw.value) === "") {
            inner.fill(parse(raw.value || "{}"));
            place.replaceChildren(...nodes);
        } else {
            toggle.checked = true;
            raw.reportValidity();
        }
    });
    return {
        nodes: [element("label", { class: "toggle" }, toggle, " as JSON"), place],
        json: () => toggle.checked ? raw.value : formed(),
    };
}

function takesKey(message) {
    // The service refuses a key with a message that gets no reply.
    const statuses = Object.keys(message.responses ?? {});
    return message.method === "POST" && statuses.some((status) => status !== "202");
}

function query(entries) {
    const parameters = new URLSearchParams();
    for (const [name, json] of entries) {
        const value = JSON.parse(json);
        const simple = (one) => typeof one === "string" ? one : JSON.stringify(one);
        if (Array.isArray(value)) {
            value.forEach((one) => parameters.append(name, simple(one)));
        } else if (value !== null) {
            parameters.append(name, typeof value === "string" ? value : json);
        }
    }
    return parameters.size ? "?" + parameters : "";
}

function uuid() {
    // crypto.randomUUID exists only with HTTPS or on localhost.
    return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
