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
