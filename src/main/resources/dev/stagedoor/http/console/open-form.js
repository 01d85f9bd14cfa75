import { pageUrl } from "./api.js";
import { h } from "./dom.js";
import { checksName } from "./names.js";

const checkType = checksName("A type");
const checkId = checksName("An id");

/** Shows a form that opens the list of a type, or one of its actors. */
export function openForm() {
    return h("form", { id: "open", onsubmit: open },
        h("p", { class: "field" }, h("label", { for: "open-type" }, "Type"), input("type", true, checkType)),
        h("p", { class: "field" }, h("label", { for: "open-id" }, "Id ", h("small", null, "optional")),
            input("id", false, checkId)),
        h("p", null, h("button", { type: "submit", class: "primary" }, "Open")));
}

function open(event) {
    event.preventDefault();
    const { type, id } = event.target.elements;
    location.hash = pageUrl(type.value, id.value || undefined);
}

function input(name, required, oninput) {
    return h("input", {
        id: "open-" + name, name, type: "text", required, oninput, autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    });
}
