import { storage } from "./storage.js";

const KEY = "stagedoor.console.theme";
const kept = storage("localStorage");
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Returns the theme that the page shows: light or dark. */
export function theme() {
    return kept.get(KEY) ?? (dark.matches ? "dark" : "light");
}

/** Shows the theme that the reader chose, or else that of the system. */
export function applyTheme() {
    document.documentElement.dataset.theme = theme();
}

/** Changes between light and dark, and keeps the choice. */
export function toggleTheme() {
    kept.set(KEY, theme() === "dark" ? "light" : "dark");
    applyTheme();
}

/** Calls back when the system changes between light and dark. */
export function onSystemTheme(callback) {
    dark.addEventListener("change", callback);
}
