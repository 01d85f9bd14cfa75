import { nameFault, tokenFault, useNameAndKey, useToken } from "./credentials.js";
import { element } from "./dom.js";

/** Creates the form that asks for credentials after the service `refused` some, or got none; `done` is called at its end. */
export function signIn(refused, done) {
    const token = input("token", "Token", "password", "off", tokenFault);
    const name = input("name", "Name", "text", "username", nameFault);
    const key = input("key", "Key", "password", "current-password");
    const kinds = [["token", "Token", [token]], ["basic", "Name and key", [name, key]]];
    const fields = element("div");
    let kind = refused?.startsWith("Basic ") ? "basic" : "token";
    const choose = (chosen) => {
        kind = chosen;
        fields.replaceChildren(...kinds.find(([value]) => value === chosen)[2].map((part) => part.node));
    };
    choose(kind);
    return element("section", { class: "card sign-in", id: "sign-in", "aria-labelledby": "sign-in-title" },
        element("h1", { id: "sign-in-title", tabindex: "-1" }, "Sign in"),
        element("p", null, "This service shows its console only to callers that it knows. "
            + "The browser keeps what you enter until you close this tab."),
        refused && element("p", { class: "notice bad", id: "sign-in-refused", role: "alert" },
            "The service did not accept these credentials."),
        element("form", {
            onsubmit: (event) => {
                event.preventDefault();
                if (kind === "token") {
                    useToken(token.value());
                } else {
                    useNameAndKey(name.value(), key.value());
                }
                done();
            },
        },
        element("fieldset", { class: "choice" },
            element("legend", null, "Sign in with"),
            kinds.map(([value, label]) => element("label", null,
                element("input", {
                    type: "radio", name: "kind", value, checked: value === kind, onchange: () => choose(value),
                }), " " + label))),
        fields,
        element("button", { type: "submit", class: "primary" }, "Sign in")));
}

function input(id, label, type, autocomplete, fault = () => "") {
    const control = element("input", { id: "sign-in-" + id, type, autocomplete, required: true, spellcheck: "false",
        oninput: () => control.setCustomValidity(fault(control.value)) });
    return {
        node: element("p", { class: "field" }, element("label", { for: control.id }, label), control),
        value: () => control.value,
    };
}
