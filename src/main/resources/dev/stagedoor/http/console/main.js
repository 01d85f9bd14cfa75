import { actorPage } from "./actor.js";
import { typePage } from "./actors.js";
import { authorization, forget } from "./credentials.js";
import { patch } from "./dom.js";
import { plural } from "./format.js";
import { header, notices } from "./header.js";
import { Live } from "./live.js";
import { overviewPage } from "./overview.js";
import { offPage, uncarriedPage, unknownPage } from "./refused.js";
import { route } from "./router.js";
import { signIn } from "./sign-in.js";
import { canStream, Stream } from "./stream.js";
import { applyTheme, onSystemTheme, toggleTheme } from "./theme.js";

const PAGES = { overview: overviewPage, type: typePage, actor: actorPage, uncarried: uncarriedPage, unknown: unknownPage };
// Pages outlive the numbers, because those of another caller must not stay.
const app = { draw, refuse, start, get live() { return live; } };
const main = document.getElementById("main");
const polls = !canStream() || new URLSearchParams(location.search).has("poll");
let live = new Live();
let stream;
let page;
let drawnAt = 0;

const note = polls && (canStream()
    ? "The console asks for new numbers every 2 seconds, because its address says so."
    : "The console asks for new numbers every 2 seconds, because this browser cannot read a stream.");

function draw() {
    drawnAt = Date.now();
    document.body.classList.toggle("old", live.connection.state === "lost");
    patch(document.getElementById("header"), header(live, { signOut, toggleTheme: changeTheme }));
    patch(document.getElementById("notices"), notices(live, note));
    if (page.render) {
        patch(main, page.render());
    }
    document.title = [state(), page.title(), "Stagedoor"].filter(Boolean).join(" - ");
}

function state() {
    if (live.connection.state === "lost") {
        return "Connection lost";
    }
    return live.problems.length ? plural(live.problems.length, "problem") : "";
}

function announce(sentences) {
    if (sentences.length) {
        document.getElementById("announcements").textContent = sentences.join(" ");
    }
}

function show(next, focus) {
    page?.leave?.();
    page = next;
    main.replaceChildren(...(page.node ? [page.node] : []));
    draw();
    if (focus) {
        scrollTo(0, 0);
        main.querySelector("h1")?.focus({ preventScroll: true });
    }
}

function open(focus) {
    const target = route(location.hash);
    show(PAGES[target.page](target, app), focus);
}

function connect() {
    stream?.stop();
    live.connection = { state: "connecting" };
    stream = new Stream({
        onOverview(overview) {
            const back = live.connection.state === "lost" ? ["The connection is back."] : [];
            live.connection = { state: polls ? "polling" : "live" };
            announce([...back, ...live.take(overview)]);
            page.connected?.();
            draw();
        },
        onLost(reason) {
            if (live.connection.state !== "lost") {
                live.connection = { state: "lost", since: new Date() };
                announce(["Connection lost. Trying again."]);
            }
            live.connection.reason = reason;
            draw();
        },
        onRefused: refuse,
    }, polls);
    stream.run();
}

function refuse(status, problem) {
    if (status === 403) {
        forbid(problem);
        return;
    }
    stream.stop();
    live.connection = { state: "refused" };
    if (status === 401) {
        const refused = authorization();
        forget();
        show({ title: () => "Sign in", node: signIn(refused, start) }, false);
        main.querySelector("#sign-in .field input").focus();
    } else {
        show(offPage(problem, start), true);
    }
}

/** Goes on without figures, because a caller that may not see them may still use actors. */
function forbid(problem) {
    live = new Live();
    live.connection = { state: "hidden", status: 403, problem };
    announce(["The service does not show you its live figures."]);
    draw();
}

function signOut() {
    forget();
    start();
}

function start() {
    // Numbers that another caller was allowed to see must not stay on the page.
    live = new Live();
    connect();
    open(true);
}

function changeTheme() {
    toggleTheme();
    draw();
}

applyTheme();
onSystemTheme(() => {
    applyTheme();
    draw();
});
addEventListener("hashchange", () => {
    if (live.connection.state !== "refused") {
        open(true);
    }
});
document.getElementById("skip").addEventListener("click", (event) => {
    // The part of the address after the # is the name of the page, so the link must not change it.
    event.preventDefault();
    main.focus();
});
connect();
open(false);
setInterval(() => {
    // Waits and ages run on while no numbers come.
    if (Date.now() - drawnAt > 1100 && live.overview) {
        draw();
    }
}, 500);
