/** Says why a URL cannot carry an id, or another name; empty if it can. A browser leaves `.` and `..` out of a path. */
export function pathFault(name, what = "An id") {
    return name === "." || name === ".." ? `${what} must not be . or .., because URLs cannot carry it.` : "";
}

/** Makes an input refuse a name that a URL cannot carry while somebody writes it. */
export function checksName(what) {
    return ({ target }) => target.setCustomValidity(pathFault(target.value, what));
}
