import { h } from "./dom.js";
import { rate } from "./format.js";

const WINDOW = 120_000;
const GAP = 5_000;

/** Draws the rates of the last two minutes: all asks as one line, and the failed ones as another. */
export function sparkline(points, options = {}) {
    const { width = 120, height = 28, of = "Asks", now = points.at(-1)?.time ?? 0 } = options;
    const highest = Math.max(...points.map((point) => point.all), 0);
    const x = (point) => (width - (now - point.time) / WINDOW * width).toFixed(1);
    const y = (value) => (height - 2 - (highest ? value / highest : 0) * (height - 4)).toFixed(1);
    const lines = segments(points).map((segment) => h("polyline", {
        class: "all",
        points: segment.map((point) => `${x(point)},${y(point.all)}`).join(" "),
    }));
    const failed = segments(points)
        .filter((segment) => segment.some((point) => point.failed > 0))
        .map((segment) => h("polyline", {
            class: "failed",
            points: segment.map((point) => `${x(point)},${y(point.failed)}`).join(" "),
        }));
    const latest = points.at(-1);
    return h("svg", {
        class: "sparkline",
        role: "img",
        viewBox: `0 0 ${width} ${height}`,
        preserveAspectRatio: "none",
        "aria-label": `${of} per second in the last 2 minutes: now ${rate(latest?.all)}, at most ${rate(highest)}, `
            + `${rate(latest?.failed)} failed`,
    }, lines, failed);
}

function segments(points) {
    const found = [];
    points.forEach((point, index) => {
        // A time without numbers stays empty, because a line across it would look like a measurement.
        if (index === 0 || point.time - points[index - 1].time > GAP) {
            found.push([]);
        }
        found.at(-1).push(point);
    });
    return found;
}
