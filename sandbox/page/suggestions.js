import { h } from "./element.js";

/** While somebody types "/to…", the bot's commands that begin so: arrows choose, Enter or Tab takes. */
export function suggestions(room, field) {
  const id = `suggested-${room.person.id}-${room.chatId}`;
  const element = h("ul", { class: "popup suggestions", role: "listbox", id, "aria-label": "Suggested commands", hidden: true });
  let at = -1;
  const options = () => [...element.children];
  field.setAttribute("aria-controls", id);
  field.setAttribute("aria-autocomplete", "list");
  function mark(position) {
    at = position;
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const chosen = options()[at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
    else field.removeAttribute("aria-activedescendant");
  }
  function close() {
    element.hidden = true;
    mark(-1);
  }
  function take(command) {
    close();
    room.draft.write("");
    room.say(`/${command}`);
  }
  field.addEventListener("input", () => {
    const found = matching(room.state?.commands, field.value);
    element.replaceChildren(...found.map(({ command, description }, index) => h("li",
      { role: "option", id: `${id}-${index}`, "aria-selected": "false", "data-command": command, onclick: () => take(command) }, h("b", {}, `/${command}`), ` ${description}`)));
    element.hidden = !found.length;
    mark(-1);
  });
  field.addEventListener("blur", () => setTimeout(close, 200));
  field.addEventListener("keydown", (event) => {
    if (element.hidden) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const count = options().length;
    if (by) mark((Math.max(at, by > 0 ? -1 : 0) + by + count) % count);
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" || (event.key === "Enter" && at >= 0)) take(options()[Math.max(at, 0)].dataset.command);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { element };
}

function matching(commands, text) {
  const typed = /^\/(\w*)$/.exec(text);
  return typed ? (commands ?? []).filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
}
