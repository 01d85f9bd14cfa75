import { pathFault } from "./names.js";

/** Returns the page that the address names, with its type, its id and its query. */
export function route(hash) {
    const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
    const [page, ...parts] = path.split("/").map(decoded);
    const search = new URLSearchParams(query);
    if (page === "" && parts.length === 0) {
        return { page: "overview" };
    }
    if (page === "types" && parts.length === 1 && parts[0]) {
        return carried({ page: "type", type: parts[0], search });
    }
    if (page === "actors" && parts.length === 2 && parts[0] && parts[1]) {
        return carried({ page: "actor", type: parts[0], id: parts[1] });
    }
    return { page: "unknown" };
}

function carried(target) {
    const fault = pathFault(target.type, "A type") || pathFault(target.id);
    return fault ? { page: "uncarried", name: target.id ?? target.type, fault } : target;
}

function decoded(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
