// A bar for every month of the record, and over it the stretch that is looked at: drawn with the
// pointer, or moved by its two ends with the keyboard.
import { axisBottom } from "d3-axis";
import { brushX } from "d3-brush";
import { scaleLinear, scaleUtc } from "d3-scale";
import { pointer, select } from "d3-selection";
import { begins, inWords, monthInWords, nextMonth, tick } from "./days.js";

const HEIGHT = 64;
const FOOT = 18;
const PAD = 6;
const BETWEEN_TICKS = 70;
const NEARLY = 0.9; // of the bars: a stretch that covers more is not laid over them

// Draws into `host`; `chosen(from, to)` is called when a reader has chosen a stretch. Returns
// `show(from, to)`, which lays the stretch over the bars.
export function drawMonths(host, months, extent, chosen) {
  const svg = select(host).append("svg").attr("class", "bars").attr("role", "group").attr("aria-label", "Facts by month");
  const bars = svg.append("g").attr("aria-hidden", "true");
  const axis = svg.append("g").attr("class", "foot").attr("aria-hidden", "true").attr("transform", `translate(0,${HEIGHT})`);
  const over = svg.append("g").attr("class", "brush");
  const x = scaleUtc().domain(extent);
  const y = scaleLinear().domain([0, Math.max(1, ...months.map(([, facts]) => facts))]).range([0, HEIGHT - 4]);
  const brush = brushX().on("end", ended);
  const ends = ["First day", "Last day"].map(handle);
  let view = extent;

  function ended(event) {
    if (!event.sourceEvent || event.sourceEvent.type === "zoom") return;
    if (event.selection) return chosen(...event.selection.map((at) => +x.invert(at)));
    const month = nextMonth(+x.invert(pointer(event.sourceEvent, svg.node())[0]), 0); // a click is a month
    chosen(month, nextMonth(month));
  }

  function handle(name, n) {
    const end = svg.append("rect").attr("class", "end").attr("role", "slider").attr("tabindex", 0).attr("aria-label", name)
      .attr("width", 8).attr("height", HEIGHT).attr("rx", 2);
    end.on("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
      const edge = { Home: extent[0], End: extent[1] }[event.key];
      if (!step && edge === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const moved = [...view];
      moved[n] = edge ?? (step > 0 ? nextMonth(view[n], step) : nextMonth(view[n] - 1, step + 1));
      moved[n] = Math.min(Math.max(moved[n], extent[0]), extent[1]);
      if (moved[1] - moved[0] >= 864e5) chosen(...moved);
    });
    return end;
  }

  function show(from, to) {
    view = [from, to];
    const [left, right] = view.map((moment) => x(Math.min(Math.max(moment, extent[0]), extent[1])));
    const all = right - left > NEARLY * (x.range()[1] - x.range()[0]); // a stretch can be drawn anywhere then
    over.call(brush.move, all ? null : [left, Math.max(right, left + 1)]);
    ends.forEach((end, n) => end
      .attr("x", (n ? right : left) - 4)
      .attr("aria-valuemin", Math.round(extent[0] / 864e5)).attr("aria-valuemax", Math.round(extent[1] / 864e5))
      .attr("aria-valuenow", Math.round(view[n] / 864e5)).attr("aria-valuetext", inWords(n ? to - 1 : from)));
  }

  function lay() {
    const width = host.clientWidth;
    if (!width) return;
    svg.attr("width", width).attr("height", HEIGHT + FOOT);
    x.range([PAD, width - PAD]);
    bars.selectAll("rect").data(months).join("rect").each(function place([month, facts]) {
      const left = x(begins(month));
      const thick = Math.max(x(nextMonth(begins(month))) - left - 1, 1);
      select(this).attr("x", left).attr("width", thick).attr("y", HEIGHT - y(facts)).attr("height", y(facts));
    });
    bars.selectAll("title").data([0]).join("title").text(`${monthInWords(extent[0])} to ${monthInWords(extent[1] - 1)}`);
    axis.call(axisBottom(x).ticks(Math.max(2, width / BETWEEN_TICKS)).tickSizeOuter(0).tickSize(4).tickFormat(tick));
    over.call(brush.extent([[PAD, 0], [width - PAD, HEIGHT]]));
    show(...view);
  }

  lay();
  new ResizeObserver(lay).observe(host);
  return { show };
}

// From the first month to the end of the last.
export function extentOf(months) {
  return [begins(months[0][0]), nextMonth(begins(months[months.length - 1][0]))];
}
