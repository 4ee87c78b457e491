// Lanes, marks and spans as SVG: the shapes are those of the server's drawing.
import { axisTop } from "d3-axis";
import { select } from "d3-selection";
import { inWords, tick } from "../shared/days.js";

const HEAD = 30;
export const BETWEEN_TICKS = 88;
const NAME_LENGTH = 22;
const cut = (name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name);

// Where things stand on a drawing this wide; names go above their lanes where there is little room.
export function frameOf(width, unknown) {
  const narrow = width < 620;
  const edge = unknown ? (narrow ? 58 : 112) : 0;
  return {
    narrow, width, head: HEAD, labelHeight: narrow ? 16 : 0, unknown,
    left: narrow ? 4 : 158, right: width - edge - (unknown ? 22 : 8), unknownAt: [width - edge, width],
  };
}

export function layers(svg) {
  const made = {};
  const clip = svg.append("clipPath").attr("id", "lanes-clip").append("rect").attr("y", 0);
  for (const name of ["bands", "axis", "veil", "names", "bars", "spans", "marks"]) {
    made[name] = svg.append("g").attr("class", `layer-${name}`);
  }
  for (const name of ["bands", "axis", "veil", "names", "bars", "spans"]) made[name].attr("aria-hidden", "true");
  return { ...made, clip };
}

export function draw(svg, on, frame, laid, x, drawnUntil, told) {
  const { left, right, width } = frame;
  svg.attr("width", width).attr("height", laid.height).attr("viewBox", `0 0 ${width} ${laid.height}`);
  on.bands.selectAll("rect").data(laid.lanes).join("rect")
    .attr("class", (_, n) => (n % 2 ? "lane" : "lane odd"))
    .attr("x", 0).attr("width", width).attr("y", (lane) => lane.top).attr("height", (lane) => lane.height);
  on.axis.attr("transform", `translate(0,${HEAD - 6})`)
    .call(axisTop(x).ticks(Math.max(2, (right - left) / BETWEEN_TICKS)).tickSizeOuter(0).tickFormat(tick)
      .tickSizeInner(-(laid.height - HEAD - 2)).tickPadding(8));
  veil(on.veil, frame, laid, x, drawnUntil);
  names(on.names, frame, laid, (lane) => (lane.hidden ? `${lane.hidden} more in the list` : ""));
  const spans = laid.lanes.flatMap((lane) => lane.marks.filter((mark) => mark.span));
  on.spans.selectAll("rect").data(spans, (mark) => mark.key).join("rect").attr("class", "span").attr("fill", "url(#hatch)")
    .attr("x", (mark) => mark.span[0]).attr("width", (mark) => Math.max(mark.span[1] - mark.span[0], 1))
    .attr("y", (mark) => mark.y - 3).attr("height", 6).attr("rx", 3);
  on.marks.selectAll("a").data(laid.lanes.flatMap((lane) => lane.marks), (mark) => mark.key)
    .join(enter)
    .attr("transform", (mark) => `translate(${mark.x},${mark.y})`)
    .attr("aria-label", ({ row }) => told(row.fact));
}

function enter(entering) {
  const link = entering.append("a")
    .attr("href", ({ row }) => `/facts/${row.fact}`).attr("class", ({ row }) => `mark s-${row.status}`)
    .attr("data-mark", ({ row }) => row.fact).attr("tabindex", -1);
  link.append("circle").attr("r", 7).attr("class", "halo");
  link.append("use").attr("href", ({ row }) => `#s-${row.status}`)
    .attr("x", -7).attr("y", -7).attr("width", 14).attr("height", 14);
  return link;
}

// What is not drawn for want of room in one answer is veiled, never left looking empty.
function veil(layer, frame, laid, x, drawnUntil) {
  const from = drawnUntil === null ? frame.right : Math.max(x(drawnUntil), frame.left);
  const shown = drawnUntil !== null && from < frame.right - 1 ? [0] : [];
  layer.selectAll("rect").data(shown).join("rect").attr("class", "veil").attr("fill", "url(#hatch)")
    .attr("x", from).attr("width", Math.max(frame.right - from, 0)).attr("y", HEAD).attr("height", Math.max(laid.height - HEAD - 4, 0));
  layer.selectAll("text").data(shown).join("text").attr("class", "veiled").attr("x", frame.right - 6).attr("y", HEAD + 14)
    .attr("text-anchor", "end").text(`not drawn from ${drawnUntil === null ? "" : inWords(drawnUntil)} on: zoom in`);
}

// What lanes are called, and what more there is to say of them.
export function names(layer, frame, laid, more) {
  layer.selectAll("g").data(laid.lanes, (lane) => lane.name).join((entering) => {
    const one = entering.append("g");
    one.append("text").attr("class", "name");
    one.append("text").attr("class", "more");
    one.append("title");
    return one;
  }).attr("transform", (lane) => `translate(8,${lane.top + (frame.narrow ? 14 : 20)})`).each(function fill(lane) {
    const one = select(this);
    one.select(".name").text(frame.narrow ? lane.name : cut(lane.name));
    one.select(".more").attr("x", frame.narrow ? frame.width - 12 : 0).attr("y", frame.narrow ? 0 : 15)
      .attr("text-anchor", frame.narrow ? "end" : "start").text(more(lane));
    one.select("title").text(lane.name);
  });
  layer.selectAll(".edge").data(frame.unknown ? [0] : []).join("line").attr("class", "edge")
    .attr("x1", frame.unknownAt[0] - 11).attr("x2", frame.unknownAt[0] - 11).attr("y1", 6).attr("y2", laid.height - 4);
  layer.selectAll(".date").data(frame.unknown ? [0] : []).join("text").attr("class", "date start")
    .attr("x", frame.unknownAt[0]).attr("y", 16).text(frame.narrow ? "no day" : "day unknown");
}
