/**
 * Makes an element. Children become text nodes, so nothing that a person or the bot wrote is ever read as
 * HTML; the one exception, the rendered text of a message, goes through markup.js.
 * Attributes: `class` and the like as they are, `on…` as listeners, false/null left out, true as empty.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SHAPES = {
  attach: "M20 11.500l-8.300 8.300a5 5 0 0 1-7.100-7.100l8.800-8.800a3.400 3.400 0 0 1 4.800 4.800l-8.700 8.700a1.700 1.700 0 0 1-2.400-2.400l7.900-7.900",
  commands: "M4 7h16M4 12h16M4 17h10",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  more: "M12 5.500v.01M12 12v.01M12 18.500v.01",
  send: "M4 12l16-7-5 15-3-6.500zM12 13.500L20 5",
  down: "M6 10l6 6 6-6",
  file: "M7 3h7l4 4v14H7zM14 3v5h4M10 13h5M10 17h5",
  pin: "M12 21s-6.500-6.200-6.500-11a6.500 6.500 0 0 1 13 0c0 4.800-6.500 11-6.500 11zM12 12.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  ticks: "M2 12.500l4.500 4.500L16 7M11.500 16.500l1 .500L22 7",
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2",
  timeline: "M5 4v16M5 7h5M5 12h10M5 17h7M19 9l3 3-3 3",
  ledger: "M5 3h14v18H5zM9 8h6M9 12h6M9 16h4",
  faults: "M12 4l9.500 16h-19zM12 10v4.500M12 17.300v.01",
  theme: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M12 7.500h3.500M12 12h7M12 16.500h3.500",
  reply: "M10 6l-6 6 6 6M4 12h9c4 0 7 2 7 6",
  edit: "M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM14 6.500l3.500 3.500",
  remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5.500M13.500 11v5.500",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  retract: "M4 4v6h6M4.500 10a8 8 0 1 1-.500 4",
  check: "M5 12.500l4.500 4.500L19 7.500",
  pinned: "M9 4h6l-.500 6 3.500 4H6l3.500-4zM12 14v6",
};

/** A line drawing for a button; the button's own words or aria-label name it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** Only addresses that a browser may follow safely; anything else (javascript:, data:) is refused. */
export function safeAddress(address, schemes = ["http:", "https:"]) {
  try {
    const url = new URL(address, location.href);
    return schemes.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * The code of a deep link to the bot (https://t.me/NAME?start=CODE), or null: in Telegram such a link opens the
 * chat and sends "/start CODE" without leaving the app.
 */
export function startCode(address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ["t.me", "telegram.me"].includes(url.hostname) ? url.searchParams.get("start") : null;
}

/** Fills a list anew and gives the focus back to the entry with the same data-key. */
export function refill(list, nodes) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...nodes);
  if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
