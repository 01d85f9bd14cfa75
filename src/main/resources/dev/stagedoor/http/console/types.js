import { h } from "./dom.js";
import { count, latency, rate, span } from "./format.js";
import { badge, table, typeLink } from "./parts.js";
import { sparkline } from "./sparkline.js";

/** Shows the types of actors with their live numbers. */
export function types(live) {
    const columns = [
        { label: "Type", class: "main", show: (type) => typeLink(type.type) },
        {
            label: "Asks/s", class: "number rate", show: (type) => [
                sparkline(live.rates(type.type), { of: `Asks of ${type.type}`, now: Date.now() }),
                h("span", { class: "figure" }, rate(type.asks?.perSecond)),
            ],
        },
        { label: "Failed/s", class: "number", show: (type) => failed(type.asks?.failedPerSecond) },
        { label: "p50", class: "number", show: (type) => latency(type.asks?.p50) },
        { label: "p99", class: "number", show: (type) => latency(type.asks?.p99) },
        { label: "In memory", class: "number", show: (type) => count(type.inMemory) },
        { label: "Breaker", show: (type) => breaker(live, type.breaker) },
        { label: "Shut off", class: "number", show: (type) => shutOff(type.shutOff?.count) },
    ];
    return table("Types of actors", columns, live.overview.types, (type) => type.type,
        (type) => ({ "data-type": type.type, "data-breaker": type.breaker?.state }));
}

/** Shows the state of a breaker, and how long it still refuses asks. */
export function breaker(live, numbers) {
    if (!numbers?.state) {
        return "–";
    }
    const left = numbers.state === "closed" ? undefined : live.left(numbers.retryAfter);
    return [badge(numbers.state), left > 0 && h("span", { class: "hint" }, ` ${span(left)}`)];
}

function failed(value) {
    return value > 0 ? h("strong", { class: "bad" }, rate(value)) : rate(value);
}

function shutOff(number) {
    return number > 0 ? h("strong", { class: "bad" }, count(number)) : count(number);
}
