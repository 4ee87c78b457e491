"use strict";
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));
  const rows = all("tbody tr");
  if (!rows.length) return;
  const form = document.querySelector(".filters");
  const boxes = all(".legend input");
  const words = document.getElementById("words");
  const kind = document.getElementById("kind");
  const actor = document.getElementById("actor");
  const count = document.getElementById("count");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const facts = rows.map((row) => ({
    row,
    text: fold(row.textContent),
    actors: all(".actors li", row).map((item) => item.textContent),
    marks: all(`a[data-fact="${row.id}"]`),
  }));

  function apply() {
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.status));
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text, actors, marks } of facts) {
      const keep = statuses.has(row.dataset.status)
        && (!kind.value || row.dataset.kind === kind.value)
        && (!actor.value || actors.includes(actor.value))
        && wanted.every((word) => text.includes(word));
      row.hidden = !keep;
      for (const mark of marks) mark.toggleAttribute("hidden", !keep);
      shown += keep;
    }
    count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} facts`;
    for (const chart of all(".chart")) firstStop(chart);
  }

  function firstStop(chart) {
    const marks = all("a:not([hidden])", chart);
    if (!marks.some((mark) => mark.tabIndex === 0) && marks.length) marks[0].setAttribute("tabindex", "0");
  }

  function lanes(by) {
    for (const chart of all(".chart")) chart.hidden = chart.id !== `by-${by}`;
  }

  function open(id) {
    const row = document.getElementById(id);
    if (!row) return;
    for (const other of all("tr.at")) other.classList.remove("at");
    row.classList.add("at");
    const details = row.querySelector("details");
    details.open = true;
    row.scrollIntoView({ block: "center" });
    details.querySelector("summary").focus({ preventScroll: true });
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const mark = event.target.closest("a[data-fact]");
    if (!step || !mark) return;
    event.preventDefault();
    const marks = all("a:not([hidden])", mark.closest(".chart"));
    const next = marks[marks.indexOf(mark) + step];
    if (!next) return;
    mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  for (const part of all(".js")) part.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    for (const box of boxes) box.checked = true;
    lanes(form.elements.lanes.value);
    apply();
  }));
  for (const box of boxes) box.addEventListener("change", apply);
  for (const radio of form.elements.lanes) radio.addEventListener("change", () => lanes(radio.value));
  for (const chart of all(".chart")) {
    chart.addEventListener("keydown", move);
    chart.addEventListener("click", (event) => {
      const mark = event.target.closest("a[data-fact]");
      if (!mark) return;
      event.preventDefault();
      open(mark.dataset.fact);
    });
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("tr:not([hidden]) details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
  apply();
  if (location.hash) open(location.hash.slice(1));
})();
