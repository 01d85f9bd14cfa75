const SVG = "http://www.w3.org/2000/svg";
const described = new WeakMap();

/** Describes an element: its tag, its attributes (functions are event handlers), and its children. */
export function h(tag, props, ...children) {
    return { tag, key: props?.key, props: props ?? {}, children: flatten(children) };
}

/** Makes the children of an element match their descriptions, and keeps every node that still fits. */
export function patch(parent, ...children) {
    const wanted = flatten(children);
    const { keyed, plain } = sorted(parent);
    const nodes = wanted.map((child) => child instanceof Node ? child : adopt(child, parent, keyed, plain));
    const kept = new Set(nodes);
    for (const node of [...parent.childNodes]) {
        if (!kept.has(node)) {
            node.remove();
        }
    }
    nodes.forEach((node, index) => place(parent, node, index));
}

/** Creates an element at once, for parts of a page that are not patched, such as forms. */
export function element(tag, props, ...children) {
    const node = document.createElement(tag);
    assign(node, {}, props ?? {});
    node.append(...flatten(children));
    return node;
}

function flatten(children) {
    return children.flat(Infinity)
        .filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

function sorted(parent) {
    const keyed = new Map();
    const plain = [];
    for (const node of parent.childNodes) {
        const key = described.get(node)?.key;
        if (key === undefined) {
            plain.push(node);
        } else {
            keyed.set(key, node);
        }
    }
    return { keyed, plain };
}

function adopt(child, parent, keyed, plain) {
    if (typeof child !== "object") {
        return adoptText(String(child), plain);
    }
    const node = reusable(child, keyed, plain) ?? create(child.tag, parent);
    assign(node, described.get(node)?.props ?? {}, child.props);
    described.set(node, child);
    patch(node, child.children);
    return node;
}

function adoptText(text, plain) {
    const index = plain.findIndex((node) => node.nodeType === Node.TEXT_NODE);
    if (index < 0) {
        return document.createTextNode(text);
    }
    const [node] = plain.splice(index, 1);
    // Writing the same text again would destroy the selection of the reader.
    if (node.data !== text) {
        node.data = text;
    }
    return node;
}

function reusable(child, keyed, plain) {
    if (child.key !== undefined) {
        const node = keyed.get(child.key);
        keyed.delete(child.key);
        return described.get(node)?.tag === child.tag ? node : undefined;
    }
    const index = plain.findIndex((node) => described.get(node)?.tag === child.tag);
    return index < 0 ? undefined : plain.splice(index, 1)[0];
}

function create(tag, parent) {
    const svg = tag === "svg" || parent.namespaceURI === SVG;
    return svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
}

function assign(node, before, after) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
        const value = after[name];
        if (name === "key" || before[name] === value) {
            continue;
        }
        if (name.startsWith("on")) {
            node[name] = value ?? null;
        } else if (value === null || value === undefined || value === false) {
            node.removeAttribute(name);
        } else {
            node.setAttribute(name, value === true ? "" : value);
        }
    }
}

function place(parent, node, index) {
    const before = parent.childNodes[index] ?? null;
    if (before === node) {
        return;
    }
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    // moveBefore keeps focus and selection, but not every browser has it, and it only moves nodes of the document.
    if (parent.moveBefore && node.isConnected && parent.isConnected) {
        parent.moveBefore(node, before);
    } else {
        parent.insertBefore(node, before);
    }
    if (focused && document.activeElement !== focused) {
        focused.focus({ preventScroll: true });
    }
}
