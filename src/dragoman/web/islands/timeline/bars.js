// Where there are more facts than can be drawn: for each lane and month a bar as high as the month
// has facts, parted by how certain they are told, with the number on it where there is room.
import { axisTop } from "d3-axis";
import { create } from "d3-selection";
import { DAY, begins, monthInWords, nextMonth, tick } from "../shared/days.js";
import { BETWEEN_TICKS, names } from "./draw.js";

const TALLEST = 26;
const LANE = 46;
const FOOT = 6;
const DIGIT = 6.5; // of a number on a bar
const NARROWEST = 7; // of a bar: where months would be narrower, it stands for a quarter or years
const STEPS = [1, 3, 12, 60, 120];
const SORTS = [
  ["happened", "happened or ongoing", null], ["claimed", "claimed", "url(#slant)"],
  ["planned", "planned, called for, possible", "none"], ["denied", "denied, negated, cancelled", "url(#net)"],
];

// What each pattern stands for.
export function legend() {
  const list = create("ul").attr("class", "sorts").property("hidden", true);
  for (const [sort, words, fill] of SORTS) {
    const item = list.append("li");
    item.append("svg").attr("aria-hidden", "true").attr("width", 18).attr("height", 12).append("rect")
      .attr("class", `part s-${sort}`).attr("fill", fill).attr("x", 1).attr("y", 1).attr("width", 16).attr("height", 10);
    item.append("span").text(words);
  }
  return list.node();
}

// The first moment of so many months in which a moment falls.
const beginning = (moment, months) => nextMonth(moment, -((new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth()) % months));
const MONTH = 30 * DAY;

const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);

// Counts ([lane, month, numbers by sort]) as bars over the stretch that is looked at.
export function barsOf(dense, x, [from, to], { left, right, unknownAt, unknown, head, labelHeight }) {
  const step = STEPS.find((months) => x(from + months * MONTH) - x(from) >= NARROWEST) ?? STEPS.at(-1);
  const lanes = new Map();
  for (const [name, month, sorts] of dense) {
    if (!lanes.has(name)) lanes.set(name, { name, bars: new Map() });
    const start = month && beginning(begins(month), step);
    const end = month && nextMonth(start, step);
    if (month ? end <= from || start >= to : !unknown) continue;
    const [a, b] = month ? [Math.max(x(start), left), Math.min(x(end), right)] : unknownAt;
    const { bars } = lanes.get(name);
    const key = `${name}\n${start ?? ""}`;
    if (!bars.has(key)) bars.set(key, { key, start, end, a, b, sorts: sorts.map(() => 0) });
    sorts.forEach((n, at) => { bars.get(key).sorts[at] += n; });
  }
  const shown = [...lanes.values()].map(({ name, bars }) => ({ name, bars: [...bars.values()] })).filter((lane) => lane.bars.length);
  const highest = [true, false].map((known) => Math.max(1, ...shown.flatMap((lane) => lane.bars.map((bar) => ((bar.start !== null) === known ? sum(bar.sorts) : 0)))));
  let top = head;
  for (const lane of shown) {
    lane.top = top;
    lane.height = labelHeight + LANE;
    const base = top + lane.height - FOOT;
    for (const bar of lane.bars) {
      Object.assign(bar, { lane, base, facts: sum(bar.sorts) });
      bar.parts = stacked(bar, base, highest[bar.start === null ? 1 : 0]);
    }
    lane.facts = sum(lane.bars.map((bar) => bar.facts));
    top += lane.height;
  }
  return { lanes: shown, height: top + 8 };
}

// The parts of a bar from below; one fact is still to be seen beside a thousand.
function stacked(bar, base, highest) {
  const scale = Math.max((TALLEST * bar.facts) / highest, 2) / bar.facts;
  let y = base;
  return bar.sorts.map((n, at) => ({ sort: SORTS[at][0], fill: SORTS[at][2], y: (y -= n * scale), height: n * scale })).filter((part) => part.height);
}

function days({ start, end }) {
  if (start === null) return "day unknown";
  const [first, last] = [monthInWords(start), monthInWords(end - DAY)];
  return first === last ? first : `${first} to ${last}`;
}
export const inFull = (bar) => `${bar.lane.name}, ${days(bar)}: ${bar.facts} ${bar.facts === 1 ? "fact" : "facts"}`;
export const bySort = (bar) => bar.sorts.map((n, at) => n && `${n} ${SORTS[at][1]}`).filter(Boolean).join("; ");

export function drawBars(svg, on, frame, laid, x) {
  const { left, right, width } = frame;
  svg.attr("width", width).attr("height", laid.height).attr("viewBox", `0 0 ${width} ${laid.height}`);
  on.bands.selectAll("rect").data(laid.lanes).join("rect")
    .attr("class", (_, n) => (n % 2 ? "lane" : "lane odd"))
    .attr("x", 0).attr("width", width).attr("y", (lane) => lane.top).attr("height", (lane) => lane.height);
  on.axis.attr("transform", `translate(0,${frame.head - 6})`)
    .call(axisTop(x).ticks(Math.max(2, (right - left) / BETWEEN_TICKS)).tickSizeOuter(0).tickFormat(tick)
      .tickSizeInner(-(laid.height - frame.head - 2)).tickPadding(8));
  names(on.names, frame, laid, (lane) => `${lane.facts} ${lane.facts === 1 ? "fact" : "facts"}`);
  const bars = laid.lanes.flatMap((lane) => lane.bars);
  on.bars.selectAll("g").data(bars, (bar) => bar.key).join((entering) => {
    const bar = entering.append("g").attr("class", "dense-bar");
    bar.append("rect").attr("class", "room");
    bar.append("text").attr("class", "count").attr("text-anchor", "middle");
    return bar;
  }).each(function fill(bar) {
    const wide = Math.max(bar.b - bar.a - 1, 1);
    const room = this.querySelector(".room");
    for (const [name, value] of [["x", bar.a], ["width", wide], ["y", bar.base - LANE + FOOT], ["height", LANE - FOOT]]) room.setAttribute(name, value);
    const parts = this.querySelectorAll(".part");
    bar.parts.forEach((part, n) => {
      const rect = parts[n] ?? this.insertBefore(document.createElementNS(this.namespaceURI, "rect"), this.lastChild);
      rect.setAttribute("class", `part s-${part.sort}`);
      if (part.fill) rect.setAttribute("fill", part.fill);
      else rect.removeAttribute("fill");
      for (const [name, value] of [["x", bar.a + 0.5], ["width", wide], ["y", part.y], ["height", part.height]]) rect.setAttribute(name, value);
    });
    for (const rect of [...parts].slice(bar.parts.length)) rect.remove();
    const count = this.querySelector(".count");
    const said = String(bar.facts);
    count.textContent = wide >= said.length * DIGIT + 2 ? said : "";
    count.setAttribute("x", (bar.a + bar.b) / 2);
    count.setAttribute("y", bar.parts.at(-1).y - 3);
  });
}
