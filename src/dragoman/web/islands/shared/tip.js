// One box of words beside what is pointed at, focused or touched. It stays while the pointer is on
// it and goes with Escape.
import { make } from "./make.js";

const GAP = 10;
const LINGER = 160; // milliseconds in which a pointer may cross from the mark to the box

export function tips(host) {
  const box = make("div", { class: "tip", role: "tooltip", id: "tip", hidden: "" });
  let of = null;
  let going = 0;
  host.append(box);

  function show(target, ...inside) {
    clearTimeout(going);
    if (of !== target) of?.removeAttribute("aria-describedby");
    of = target;
    box.replaceChildren(...inside);
    box.hidden = false;
    target.setAttribute("aria-describedby", "tip");
    const [at, room] = [target.getBoundingClientRect(), host.getBoundingClientRect()];
    const left = Math.min(Math.max(at.left + at.width / 2 - box.offsetWidth / 2, room.left), room.right - box.offsetWidth);
    const above = at.top - box.offsetHeight - GAP;
    box.style.left = `${left - room.left}px`;
    box.style.top = `${(above > 0 ? above : at.bottom + GAP) - room.top}px`;
  }
  function hide() {
    clearTimeout(going);
    of?.removeAttribute("aria-describedby");
    of = null;
    box.hidden = true;
  }
  const leave = () => { going = setTimeout(hide, LINGER); };
  box.addEventListener("pointerenter", () => clearTimeout(going));
  box.addEventListener("pointerleave", leave);
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && of) { hide(); event.stopPropagation(); }
  });
  return { show, hide, leave, shows: (target) => of === target };
}
