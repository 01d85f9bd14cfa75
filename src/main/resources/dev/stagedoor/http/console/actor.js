import { actorUrl, pageUrl, read } from "./api.js";
import { askForm } from "./ask-form.js";
import { facts } from "./actor-facts.js";
import { element, h } from "./dom.js";
import { clock } from "./format.js";
import { failures } from "./failures.js";
import { empty, section } from "./parts.js";
import { failureView } from "./problem.js";

/** Makes the page of one actor: what is known of it, its failures, and a form to send it a message. */
export function actorPage({ type, id }, app) {
    const state = { loading: true, catalogError: undefined };
    const form = element("div", { id: "ask-form" });

    async function refresh() {
        state.loading = true;
        app.draw();
        try {
            Object.assign(state, { actor: await read(actorUrl(type, id)), error: undefined });
        } catch (error) {
            Object.assign(state, { actor: undefined, error });
        }
        state.loading = false;
        state.readAt = new Date();
        update();
    }

    async function catalog() {
        try {
            form.replaceChildren(askForm(await read(actorUrl(type)), type, id, refresh));
        } catch (error) {
            state.catalogError = error;
            update();
        }
    }

    function update() {
        if (!state.left && (state.error ?? state.catalogError)?.status === 401) {
            app.refuse(401);
        } else if (!state.left) {
            app.draw();
        }
    }

    queueMicrotask(() => {
        refresh();
        catalog();
    });
    return {
        title: () => `${type} ${id}`,
        leave: () => state.left = true,
        render: () => view(type, id, state, form, refresh, app.live),
    };
}

function view(type, id, state, form, refresh, live) {
    return [
        h("nav", { class: "crumbs", key: "crumbs", "aria-label": "Where you are" },
            h("a", { href: "#/" }, "Overview"), " / ", h("a", { href: pageUrl(type) }, type)),
        h("h1", { tabindex: "-1", key: "h1", "data-type": type, "data-actor": id },
            h("span", { class: "id" }, id), " ", h("small", null, `actor of ${type}`)),
        h("div", { class: "tools", key: "tools" },
            h("button", { type: "button", id: "refresh", onclick: refresh }, "Refresh"),
            h("span", { class: "hint" }, state.readAt && `Read at ${clock(state.readAt)}. `, "Looking never wakes an actor.")),
        h("div", { id: "actor", key: "actor", "aria-busy": String(state.loading) }, known(state, live)),
        section("ask", "Send a message", state.catalogError ? failureView(state.catalogError) : form),
        section("failures", "Recent failures", failures(
            live.overview?.failures?.filter((failure) => failure.type === type && failure.id === id),
            { nothing: "No recent failures of this actor.", ofOneActor: true })),
    ];
}

function known(state, live) {
    if (state.actor) {
        return facts(state.actor, live);
    }
    if (!state.error) {
        return empty("The console reads what is known of this actor.");
    }
    if (state.error.problem && state.error.is("unknown-actor")) {
        return h("p", { class: "calm", id: "unknown-actor" },
            "Nobody has used this actor yet. It is not in memory and has persisted nothing. "
            + "The first message that you send to it starts it.");
    }
    return [failureView(state.error), state.error.status === 404 && h("p", { class: "hint" },
        "Looking at actors can be off. The setting is ", h("code", null, "stagedoor.inspect.enabled"), ".")];
}
