/** Opens and closes a panel of buttons under its button: Escape, a tap outside and a choice close it. */
export function popup(button, panel, { beforeOpen = () => {} } = {}) {
  panel.hidden = true;
  button.setAttribute("aria-expanded", "false");
  const outside = (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) close();
  };
  function open() {
    beforeOpen();
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    panel.querySelector("button")?.focus();
    document.addEventListener("pointerdown", outside);
  }
  function close() {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
  }
  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  panel.addEventListener("click", (event) => { if (event.target.closest("button")) close(); });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); close(); button.focus(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); step(panel, event.key === "ArrowDown" ? 1 : -1); }
  });
}

function step(panel, by) {
  const buttons = [...panel.querySelectorAll("button")];
  const next = (buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length;
  buttons[next]?.focus();
}
