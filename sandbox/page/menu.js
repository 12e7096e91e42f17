import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";
import { picker } from "./reactions.js";

const LONG_PRESS_MS = 450;
const STILL = 10;

/** The menu of a message: the right button, a long press, or Enter, the menu key or Shift+F10 on a message. */
export function messageMenu(room) {
  const { log } = room.list;
  const open = (bubble, point) => show(room, bubble, point);
  log.addEventListener("contextmenu", (event) => {
    const bubble = event.target.closest(".bubble");
    // Links, films and fields have a menu of the browser's own that is worth more.
    if (!bubble || event.target.closest("a[href], video, input")) return;
    event.preventDefault();
    open(bubble, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : middle(bubble));
  });
  log.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".bubble")) return;
    event.preventDefault();
    open(event.target, middle(event.target));
  });
  longPress(log, open);
}

function middle(bubble) {
  const { left, right, top, bottom } = bubble.getBoundingClientRect();
  return { x: (left + right) / 2, y: Math.min((top + bottom) / 2, innerHeight - 80) };
}

/** Not every phone's browser tells of a long press by itself. */
function longPress(log, open) {
  let timer = null;
  let from = null;
  const end = () => clearTimeout(timer);
  log.addEventListener("pointerdown", (event) => {
    const bubble = event.target.closest(".bubble");
    if (event.pointerType !== "touch" || !bubble) return;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => open(bubble, from), LONG_PRESS_MS);
  });
  log.addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) end();
  });
  for (const event of ["pointerup", "pointercancel", "scroll"]) log.addEventListener(event, end);
}

function show(room, bubble, point) {
  const cell = document.elementFromPoint(point.x, point.y)?.closest(".cell[data-message-id]");
  const message = room.find(Number((cell ?? bubble).dataset.messageId));
  if (!message || document.querySelector(".message-menu")) return;
  const menu = h("div", { class: "popup message-menu", popover: "auto", role: "group", "aria-label": "Message", lang: room.person.language });
  const close = () => menu.hidePopover();
  menu.append(picker(message, room, close), ...items(message, room, close));
  menu.addEventListener("toggle", (event) => { if (event.newState === "closed") menu.remove(); });
  menu.addEventListener("keydown", steps);
  bubble.focus({ preventScroll: true });
  room.element.append(menu);
  menu.showPopover();
  put(menu, point);
  menu.querySelector(":scope > button")?.focus();
}

/** Beside the point, yet wholly within the window. */
function put(menu, { x, y }) {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
}

function steps(event) {
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("button")];
  all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
}

function items(message, room, close) {
  const words = phrases(room.person.language);
  const marked = selectionIn(room.list.log);
  const text = marked || message.text;
  const item = (name, sign, act) => h("button", { type: "button", onclick: () => { close(); act(); } }, icon(sign), words[name]);
  const quote = marked && message.text?.includes(marked) ? marked : null;
  return [
    item("reply", "reply", () => room.setMode({ kind: "reply", message, quote })),
    text && item("copy", "copy", () => navigator.clipboard.writeText(text).catch(room.complain)),
    message.poll?.voted && !message.poll.closed && !message.poll.quiz && item("retract", "retract", () => room.vote(message, [])),
    canEdit(message) && item("edit", "edit", () => room.setMode({ kind: "edit", message })),
    message.out && item("remove", "remove", () => room.remove(message)),
  ].filter(Boolean);
}

export const canEdit = (message) => message.out && !message.service && !message.forwarded_from && Boolean(message.text) && !message.poll && !message.dice;

function selectionIn(log) {
  const selection = getSelection();
  return selection && !selection.isCollapsed && log.contains(selection.anchorNode) ? selection.toString().trim() : "";
}
