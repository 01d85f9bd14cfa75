import { actorUrl, pageUrl } from "./api.js";
import { askForm } from "./ask-form.js";
import { facts } from "./actor-facts.js";
import { element, h } from "./dom.js";
import { clock } from "./format.js";
import { failures } from "./failures.js";
import { crumbs, empty, figuresHidden, section } from "./parts.js";
import { failureView } from "./problem.js";
import { Reading } from "./reading.js";

/** Makes the page of one actor: what is known of it, its failures, and a form to send it a message. */
export function actorPage({ type, id }, app) {
    const actor = new Reading(app);
    const catalog = new Reading(app);
    const form = element("div", { id: "ask-form" });

    const readActor = () => actor.of(actorUrl(type, id));
    async function readCatalog() {
        await catalog.of(actorUrl(type));
        // Text that somebody typed into the form stays, because the catalog is not read again after it came.
        if (catalog.value && !form.hasChildNodes()) {
            form.append(askForm(catalog.value, type, id, readActor));
        }
    }
    function refresh() {
        readActor();
        if (catalog.error) {
            readCatalog();
        }
    }

    queueMicrotask(() => {
        readActor();
        readCatalog();
    });
    return {
        title: () => `${type} ${id}`,
        leave: () => [actor, catalog].forEach((reading) => reading.leave()),
        connected() {
            if (actor.unanswered) {
                readActor();
            }
            if (catalog.unanswered) {
                readCatalog();
            }
        },
        render: () => view(type, id, { actor, catalog, form, refresh }, app.live),
    };
}

function view(type, id, { actor, catalog, form, refresh }, live) {
    return [
        crumbs(h("a", { href: "#/" }, "Overview"), " / ", h("a", { href: pageUrl(type) }, type)),
        h("h1", { tabindex: "-1", key: "h1", "data-type": type, "data-actor": id },
            h("span", { class: "id" }, id), " ", h("small", null, `actor of ${type}`)),
        figuresHidden(live),
        h("div", { class: "tools", key: "tools" },
            h("button", { type: "button", id: "refresh", onclick: refresh }, "Refresh"),
            h("span", { class: "hint" }, actor.at && `Read at ${clock(actor.at)}. `, "Looking never wakes an actor.")),
        h("div", { id: "actor", key: "actor", "aria-busy": String(actor.loading) }, known(actor, live)),
        section("ask", "Send a message", catalog.error ? failureView(catalog.error) : form),
        live.overview && section("failures", "Recent failures", failures(
            live.overview.failures?.filter((failure) => failure.type === type && failure.id === id),
            { nothing: "No recent failures of this actor.", ofOneActor: true })),
    ];
}

function known({ value, error }, live) {
    if (value) {
        return facts(value, live);
    }
    if (!error) {
        return empty("The console reads what is known of this actor.");
    }
    if (error.problem && error.is("unknown-actor")) {
        return h("p", { class: "calm", id: "unknown-actor" },
            "Nobody has used this actor yet. It is not in memory and has persisted nothing. "
            + "The first message that you send to it starts it.");
    }
    return [failureView(error), error.status === 404 && !error.is("unknown-actor-type") && h("p", { class: "hint" },
        "Looking at actors can be off. The setting is ", h("code", null, "stagedoor.inspect.enabled"), ".")];
}
