// Keys that go through rows and press what a screen offers; words and facts that answer each other.

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => !row.hidden);
const typing = (target) => target.closest("input:not([type=hidden]), select, textarea, dialog") !== null;

// From the row that was reached last, wherever a swap or a filter has put it since.
function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("at"));
  for (const row of all) row.classList.remove("at");
  const row = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  row.classList.add("at");
  row.scrollIntoView({ block: "nearest" });
  (row.querySelector("a, summary, button") ?? row).focus({ preventScroll: true });
  point(row.dataset.fact);
}

// The words of one fact, wherever it overlaps others.
function point(fact) {
  for (const mark of document.querySelectorAll("mark[data-facts]")) {
    mark.classList.toggle("at", Boolean(fact) && mark.dataset.facts.split(" ").includes(fact));
  }
}

// The facts that rest on some words, in the list beside them.
function answer(facts) {
  for (const row of document.querySelectorAll("[data-row][data-fact]")) {
    const on = facts.includes(row.dataset.fact);
    row.classList.toggle("at", on);
    // a list that is not beside the text would be scrolled to at the cost of the text
    const list = row.closest("aside");
    const beside = list && getComputedStyle(list).position === "sticky";
    if (on && beside) row.scrollIntoView({ block: "nearest" });
  }
}

function help() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Keys");
  const list = document.querySelector("#keys").cloneNode(true);
  list.removeAttribute("id");
  const known = [...document.querySelectorAll("[data-key]")].map((each) => [each.dataset.key, each.textContent.replace(/\s+\S$/, "").trim()]);
  for (const each of document.querySelectorAll("[data-keys]")) known.push(...each.dataset.keys.split("; ").map((pair) => pair.split(": ")));
  for (const [name, does] of known) {
    const dt = document.createElement("dt");
    const key = document.createElement("kbd");
    const dd = document.createElement("dd");
    key.textContent = name;
    dt.append(key);
    dd.textContent = does;
    list.append(dt, dd);
  }
  const form = document.createElement("form");
  const close = document.createElement("button");
  form.method = "dialog";
  close.textContent = "Close";
  form.append(close);
  dialog.append(list, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const bound = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (bound) bound.click();
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") document.querySelector("#find-words")?.focus();
  else if (event.key === "?") help();
  else return;
  event.preventDefault();
}

function pointed(event) {
  const row = event.target.closest("[data-fact]");
  if (row) return point(row.dataset.fact);
  const mark = event.target.closest("mark[data-facts]");
  if (mark) answer(mark.dataset.facts.split(" "));
}

function focused(event) {
  const mark = event.target.querySelector?.(":scope > mark[data-facts]");
  if (mark) return answer(mark.dataset.facts.split(" "));
  const row = event.target.closest("[data-fact]");
  if (row) point(row.dataset.fact);
}

export function listen() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("mouseover", pointed);
  document.addEventListener("focusin", focused);
}
