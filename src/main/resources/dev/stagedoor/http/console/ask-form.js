import { actorUrl, send } from "./api.js";
import { showAnswer, showNoAnswer } from "./answer.js";
import { element } from "./dom.js";
import { messageBody } from "./message-body.js";
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
    // A form stays, because an answer can come while another message is chosen.
    const forms = new Map();
    const choose = () => {
        const message = messages.find((one) => one.message === select.value);
        const form = forms.get(message) ?? messageForm(message, catalog, actorUrl(type, id), done);
        forms.set(message, form);
        chosen.replaceChildren(form);
    };
    select.addEventListener("change", choose);
    choose();
    return element("div", { class: "ask" },
        element("div", { class: "field" }, element("label", { for: "message" }, "Message"), select), chosen);
}

function messageForm(message, catalog, base, done) {
    const url = base + message.url.slice(message.url.indexOf("{id}") + "{id}".length);
    const isGet = message.method === "GET";
    const body = messageBody(message.request, catalog, isGet);
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
            try {
                submit(isGet ? url + body.query() : url, isGet ? undefined : body.json(), takesKey(message) ? uuid() : undefined);
            } catch (error) {
                output.replaceChildren(element("p", { class: "notice bad" }, error.message));
            }
        },
    }, head(message, url, resolved(message.request, catalog).description), body.nodes, button, output);
}

function head(message, url, description) {
    return [
        element("p", { class: "hint" },
            element("code", { id: "url" }, `${message.method} ${new URL(url, location.href).pathname}`),
            message.deprecated && element("span", { class: "badge warn" }, "deprecated")),
        description && element("p", null, description),
    ];
}

function takesKey(message) {
    // The service refuses a key with a message that gets no reply.
    const statuses = Object.keys(message.responses ?? {});
    return message.method === "POST" && statuses.some((status) => status !== "202");
}

function uuid() {
    // crypto.randomUUID exists only with HTTPS or on localhost.
    return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
