// The timeline, zoomable: lanes and months over the same stretch of days, the list beside them
// shows what is in it, and the address holds it. The server draws the same without this file.
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { DAY, asked, begins, ends, inWords, withStretch } from "./shared/days.js";
import { make } from "./shared/make.js";
import { drawMonths, extentOf } from "./shared/months.js";
import { say } from "./shared/say.js";
import { tips } from "./shared/tip.js";
import { MOST, dataOf, takeOver, twin, whenShown } from "./shared/twin.js";
import { barsOf, bySort, drawBars, inFull, legend } from "./timeline/bars.js";
import { draw, frameOf, layers } from "./timeline/draw.js";
import { layOut } from "./timeline/stack.js";

const SETTLED = 220; // milliseconds of rest after which the address and the list follow
const NARROWEST = 3 * DAY;
const STEP = 0.25; // of the view, for one press of an arrow
const still = matchMedia("(prefers-reduced-motion: reduce)");
let current = null;

function parsed(data) {
  const rows = data.rows.map(([fact, status, first, last, lanes]) => ({
    fact, status, lanes, first: first && begins(first), last: last && ends(last),
  }));
  return { ...data, rows };
}

class Timeline {
  constructor(host, data) {
    this.host = host;
    this.full = extentOf(data.months);
    this.listen = new AbortController();
    this.build(data.by);
    this.take(data);
    const [from, to] = asked(location.href);
    this.view = from || to ? [from ?? this.full[0], to ?? this.full[1]] : this.extentOfRows();
    this.full = [Math.min(this.full[0], this.view[0]), Math.max(this.full[1], this.view[1])];
    this.loaded = data.whole ? [...this.view] : null;
    const table = document.querySelector("#counts");
    if (table) table.open = false; // the drawing says the same
    const figure = document.querySelector("#months");
    figure.querySelector(".scroll").hidden = true;
    figure.querySelector("figcaption").textContent = "Facts by month in the whole record. Draw over months to look at them; a click takes one.";
    this.months = drawMonths(figure, data.months, this.full, (a, b) => this.go(a, b));
    this.resized();
    const given = new URL(location.href).searchParams;
    const leaf = given.has("skip") || given.has("limit"); // chosen by the reader
    if (!data.whole && !data.more && !leaf && data.total <= MOST) this.all();
    new ResizeObserver(() => this.resized()).observe(host);
  }

  build(by) {
    const bar = make("div", { class: "zoom", role: "group", "aria-label": "Zoom" });
    for (const [words, key, name, act] of [
      ["−", "−", "Zoom out", () => this.by(0.5)], ["+", "+", "Zoom in", () => this.by(2)],
      ["←", "←", "Earlier", () => this.pan(-1)], ["→", "→", "Later", () => this.pan(1)],
      ["All", "0", "The whole record", () => this.go(...this.full)],
    ]) bar.append(make("button", { type: "button", "aria-label": name, title: `${name} (${key})`, onclick: act }, words));
    this.room = make("div", { class: "drawing" });
    this.legend = legend();
    this.host.replaceChildren(bar, this.legend, this.room);
    this.host.dataset.keys = "+, −: zoom the timeline; 0: the whole record; ←, →: earlier, later, or the next mark";
    this.svg = select(this.room).append("svg").attr("role", "group").attr("tabindex", 0).attr("aria-label", `Facts by ${by}`);
    this.on = layers(this.svg);
    this.tip = tips(this.room);
    this.zoom = zoom().on("zoom", (event) => this.zoomed(event)).filter((event) => this.meant(event));
    this.svg.call(this.zoom);
    this.room.addEventListener("keydown", (event) => this.arrow(event));
    this.room.addEventListener("click", (event) => this.touched(event));
    for (const [name, show] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
      this.room.addEventListener(name, (event) => this.pointed(event, show));
    }
    const list = document.querySelector("#list");
    list.addEventListener("pointerover", (event) => this.mirror(event.target));
    list.addEventListener("focusin", (event) => this.mirror(event.target));
    document.addEventListener("keydown", (event) => this.pressed(event), { signal: this.listen.signal });
    document.body.classList.add("with-lanes");
  }

  // A wheel turns the page until the reader has gone into the drawing, or holds Ctrl.
  meant(event) {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey || this.room.contains(document.activeElement);
    return !event.ctrlKey && !event.button;
  }

  take(data) {
    this.data = parsed(data);
    const starts = this.data.rows.map((row) => row.first).filter((first) => first !== null);
    this.drawnUntil = data.whole || !starts.length ? null : Math.max(...starts) + DAY;
  }

  extentOfRows() {
    const sharp = this.data.rows.filter((row) => row.first !== null && row.last - row.first < 62 * DAY);
    if (this.data.whole || this.data.dense.length || !sharp.length) return [...this.full];
    return [Math.min(...sharp.map((row) => row.first)) - DAY, Math.max(...sharp.map((row) => row.last)) + DAY];
  }

  // Sets the drawing to its room, and the zoom to what is looked at.
  resized() {
    const width = this.room.clientWidth;
    if (!width) return;
    const unknown = this.data.rows.some((row) => row.first === null) || (this.counted() && this.data.dense.some(([, month]) => !month));
    this.frame = frameOf(width, unknown && (!this.counted() || this.whole()));
    const { left, right } = this.frame;
    this.base = scaleUtc().domain(this.full).range([left, right]);
    this.zoom.extent([[left, 0], [right, 1]]).translateExtent([[left, -1e6], [right, 1e6]])
      .scaleExtent([1, Math.max(1, (this.full[1] - this.full[0]) / NARROWEST)]);
    this.wanted = false;
    this.look(this.view, false);
  }

  look([from, to], moving) {
    const wide = Math.max(to - from, NARROWEST);
    const k = (this.full[1] - this.full[0]) / wide;
    const at = zoomIdentity.translate(this.frame.left, 0).scale(k).translate(-this.base(from), 0);
    (moving && !still.matches ? this.svg.transition().duration(180) : this.svg).call(this.zoom.transform, at);
  }

  by(factor) {
    this.wanted = true;
    (still.matches ? this.svg : this.svg.transition().duration(180)).call(this.zoom.scaleBy, factor);
  }

  pan(way) {
    const step = way * STEP * (this.view[1] - this.view[0]);
    const moved = Math.min(Math.max(step, this.full[0] - this.view[0]), this.full[1] - this.view[1]);
    this.go(this.view[0] + moved, this.view[1] + moved);
  }

  go(from, to) {
    this.wanted = true;
    this.look([Math.max(from, this.full[0]), Math.min(to, this.full[1])], true);
  }

  zoomed({ transform, sourceEvent }) {
    this.x = transform.rescaleX(this.base);
    this.view = this.x.domain().map((day) => Math.round(+day / 6e4) * 6e4);
    this.redraw();
    this.months?.show(...this.view);
    if (sourceEvent || this.wanted) { // a reader's doing, not a window that grew
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.settle(), SETTLED);
    } else if (!this.ready) this.follow();
    this.ready = true;
  }

  redraw() {
    if (!this.x) return;
    const counted = this.counted();
    this.legend.hidden = !counted;
    this.room.classList.toggle("counted", counted);
    if (counted) {
      for (const layer of [this.on.spans, this.on.marks, this.on.veil]) layer.selectAll("*").remove();
      drawBars(this.svg, this.on, this.frame, barsOf(this.data.dense, this.x, this.view, this.frame), this.x);
      return this.tip.hide();
    }
    this.on.bars.selectAll("*").remove();
    const laid = layOut(this.seen(), this.data.lanes, this.x, this.view, this.frame);
    draw(this.svg, this.on, this.frame, laid, this.x, this.drawnUntil, (fact) => this.words(fact));
    const marks = [...this.room.querySelectorAll("a.mark")];
    if (marks.length && !marks.some((mark) => mark.getAttribute("tabindex") === "0")) marks[0].setAttribute("tabindex", "0");
    this.tip.hide();
  }

  // Whether counts are drawn: not every fact of these days is here.
  counted() {
    if (!this.data.dense.length) return false;
    return !this.data.whole || !this.loaded || this.view[0] < this.loaded[0] - DAY || this.view[1] > this.loaded[1] + DAY;
  }

  // Few enough to be drawn at once, though not to be listed at once.
  async all() {
    await this.fetch(new URL(location.href));
    this.follow();
  }

  // Facts that may fall in the stretch; those of unknown day only where no stretch was chosen.
  seen() {
    const [from, to] = this.view;
    const unknown = this.whole();
    return this.data.rows.filter((row) => (row.first === null ? unknown : row.last > from && row.first < to));
  }

  whole() { return this.view[0] <= this.full[0] + DAY && this.view[1] >= this.full[1] - DAY; }

  // The address and the list follow; days that have not been fetched yet are.
  async settle() {
    const at = withStretch(location.href, this.view, this.whole());
    history.replaceState(history.state, "", at);
    const [from, to] = this.whole() ? ["", ""] : ["since", "until"].map((name) => at.searchParams.get(name));
    for (const [name, value] of [["since", from], ["until", to]]) {
      const box = document.querySelector(`#f-${name}`);
      if (box && box !== document.activeElement) box.value = value;
    }
    if (!this.held()) await this.fetch(at);
    this.follow();
  }

  // Whether all that can be had of these days is here.
  held() {
    if (!this.loaded) return false;
    const [from, to] = this.loaded;
    return this.data.whole ? this.view[0] >= from && this.view[1] <= to : this.view[0] === from && this.view[1] === to;
  }

  async fetch(at) {
    const view = [...this.view];
    this.room.setAttribute("aria-busy", "true");
    const other = await twin(at);
    if (!other || this.listen.signal.aborted) return; // another screen came meanwhile
    this.room.removeAttribute("aria-busy");
    takeOver(other, "#list", "#notes");
    const data = dataOf(other) ?? { lanes: [], rows: [], total: 0, whole: true, months: [], dense: [] };
    if (!data.dense.length) data.dense = this.data.dense; // they are those of all days
    this.take(data);
    this.loaded = view;
    if (!data.rows.length) document.querySelector("#list").append(make("p", {}, "No fact falls in these days."));
    this.resized();
  }

  follow() {
    const [from, to] = this.view;
    const rows = this.counted() ? this.data.rows : this.seen();
    const seen = new Set(rows.map((row) => row.fact));
    for (const row of document.querySelectorAll("#list [data-row]")) row.hidden = !seen.has(row.dataset.fact);
    const unknown = rows.filter((row) => row.first === null).length;
    const words = [`${seen.size - unknown} ${seen.size - unknown === 1 ? "fact" : "facts"}, ${inWords(from)} to ${inWords(to - 1)}`];
    if (unknown) words.push(`${unknown} of unknown day`);
    if (this.counted()) {
      words.splice(0, 2, `${this.data.more ? "more than " : ""}${this.data.total} facts, ${inWords(from)} to ${inWords(to - 1)}, by when each begins`);
      words.push(`listed are ${this.data.rows.length}; zoom in${this.data.more || this.data.total > MOST ? ` to ${MOST} or fewer` : ""} to see each`);
    } else if (!this.data.whole) words.push(`drawn and listed are ${this.data.rows.length} of ${this.data.more ? "more than " : ""}${this.data.total}; zoom in for the others (at most ${MOST} at a time)`);
    const sum = document.querySelector("#sum");
    const before = sum.textContent;
    sum.textContent = `${words.join("; ")}.`;
    if (this.ready && sum.textContent !== before) say(sum.textContent);
  }

  row(fact) { return document.querySelector(`#list [data-fact="${CSS.escape(fact)}"]`); }

  words(fact) {
    const row = this.row(fact);
    if (!row) return "a fact";
    return [...row.cells].slice(0, 3).map((cell) => cell.innerText || cell.textContent).join(", ").replace(/\s+/g, " ").trim();
  }

  pointed(event, show) {
    const bar = event.target.closest?.(".dense-bar");
    if (bar) {
      if (!show) return this.tip.leave();
      const { __data__: counts } = bar;
      return this.tip.show(bar, make("p", { class: "kicker" }, inFull(counts)), make("p", {}, bySort(counts)));
    }
    const mark = event.target.closest?.("a.mark");
    if (!mark) return;
    if (!show) return event.type === "focusout" ? this.tip.hide() : this.tip.leave();
    const row = this.row(mark.dataset.mark);
    for (const other of document.querySelectorAll("#list .at")) other.classList.remove("at");
    row?.classList.add("at");
    if (!row) return;
    const [day, status, what, by] = row.cells;
    this.tip.show(mark,
      make("p", { class: "kicker" }, `${day.textContent} · `, ...[...status.children].map((each) => each.cloneNode(true))),
      make("p", {}, make("a", { href: mark.getAttribute("href"), tabindex: "-1" }, what.querySelector("a").textContent)),
      by.textContent.trim() ? make("p", { class: "where" }, `told by ${by.textContent.trim()}`) : "");
  }

  // The first touch shows what a mark says, the second opens it.
  touched(event) {
    const bar = event.target.closest?.(".dense-bar")?.__data__;
    if (bar) return bar.start === null ? undefined : this.go(bar.start, bar.end);
    const mark = event.target.closest?.("a.mark");
    if (!mark || event.pointerType !== "touch" || mark.dataset.told) return;
    event.preventDefault();
    for (const other of this.room.querySelectorAll("[data-told]")) delete other.dataset.told;
    mark.dataset.told = "1";
    this.pointed({ target: mark, type: "click" }, true);
  }

  mirror(target) {
    const fact = target.closest?.("[data-fact]")?.dataset.fact;
    for (const mark of this.room.querySelectorAll("a.mark")) mark.classList.toggle("at", mark.dataset.mark === fact);
  }

  arrow(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("button")) return;
    event.preventDefault();
    const mark = event.target.closest("a.mark");
    if (!mark) return this.pan(way);
    const all = [...this.room.querySelectorAll("a.mark")].sort((a, b) => a.__data__.x - b.__data__.x || a.__data__.y - b.__data__.y);
    const next = all[all.indexOf(mark) + way];
    if (!next) return this.pan(way);
    mark.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "+" || event.key === "=") this.by(2);
    else if (event.key === "-" || event.key === "−") this.by(0.5);
    else if (event.key === "0") this.go(...this.full);
    else return;
    event.preventDefault();
  }
}

whenShown(() => {
  current?.listen.abort();
  const host = document.querySelector("#lanes");
  const data = dataOf(document);
  current = host && data?.months.length ? new Timeline(host, data) : null;
});
