// The graph as SVG, for browsers without WebGL: the same nodes, edges, dashes and labels.
import { scaleSqrt } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { edgeInWords } from "./graph.js";

const BEND = 26;
const MARGIN = 70;
const NAME_LENGTH = 28;
const cut = (name) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name);

export function drawSvg(host, graph, { picked }) {
  const svg = select(host).append("svg").attr("class", "graph").attr("role", "group").attr("aria-label", "Network; the list below holds the same");
  const room = svg.append("g");
  const size = scaleSqrt().domain([0, Math.max(1, ...graph.nodes.map((node) => node.facts))]).range([3, 13]);
  const thick = scaleSqrt().domain([0, Math.max(1, ...graph.edges.map((edge) => edge.facts))]).range([0.8, 6]);
  const at = new Map(graph.nodes.map((node) => [node.id, node]));
  svg.append("defs").append("marker").attr("id", "tip-of-arrow").attr("viewBox", "0 0 8 8").attr("refX", 8).attr("refY", 4)
    .attr("markerWidth", 9).attr("markerHeight", 9).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto").append("path").attr("d", "M0 0L8 4L0 8Z").attr("class", "arrow");
  const lines = room.append("g").selectAll("g").data(graph.edges).join("g").attr("class", "edge-of").on("click", (_, edge) => picked({ edge }));
  lines.append("path").attr("class", (edge) => `arc f-${edge.family}`).attr("d", path).attr("stroke-width", (edge) => thick(edge.facts))
    .attr("marker-end", (edge) => (edge.mutual ? null : "url(#tip-of-arrow)"));
  lines.append("path").attr("class", "reach").attr("d", path);
  lines.append("title").text((edge) => edgeInWords(graph, edge));
  const words = room.append("g").attr("class", "edge-words").attr("aria-hidden", "true");
  const dots = room.append("g").selectAll("g").data(graph.nodes).join("g").attr("class", "node-of").attr("role", "button").attr("tabindex", (_, n) => (n ? -1 : 0))
    .attr("transform", (node) => `translate(${node.x},${node.y})`).attr("aria-label", (node) => `${node.name}, in ${node.facts} facts`)
    .on("click", (_, node) => picked({ node }))
    .on("keydown", (event, node) => walk(event, node));
  dots.append("circle").attr("r", (node) => size(node.facts));
  dots.append("text").attr("y", (node) => size(node.facts) + 13).attr("text-anchor", "middle").text((node) => cut(node.name));
  const moving = zoom().scaleExtent([0.4, 6]).on("zoom", ({ transform }) => room.attr("transform", transform))
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey || host.contains(document.activeElement) : !event.button));
  svg.call(moving);

  function path(edge) {
    const [a, b] = [at.get(edge.source), at.get(edge.target)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const length = Math.hypot(dx, dy) || 1;
    const [mx, my] = [(a.x + b.x) / 2 - (dy / length) * edge.bend * BEND, (a.y + b.y) / 2 + (dx / length) * edge.bend * BEND];
    const last = Math.hypot(b.x - mx, b.y - my) || 1;
    const short = edge.mutual ? 0 : size(b.facts) + 3; // the arrow ends where the node begins
    return `M${a.x} ${a.y}Q${mx} ${my} ${b.x - ((b.x - mx) / last) * short} ${b.y - ((b.y - my) / last) * short}`;
  }

  // Arrows go to the nearest node on that side.
  function walk(event, node) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return picked({ node });
    }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const ahead = (other) => (other.x - node.x) * way[0] + (other.y - node.y) * way[1];
    const aside = (other) => Math.abs((other.x - node.x) * way[1]) + Math.abs((other.y - node.y) * way[0]);
    const [next] = graph.nodes.filter((other) => ahead(other) > 1).sort((a, b) => ahead(a) + 2 * aside(a) - ahead(b) - 2 * aside(b));
    if (next) dots.attr("tabindex", (other) => (other === next ? 0 : -1)).filter((other) => other === next).node().focus();
  }

  function fit() {
    const [width, height] = [host.clientWidth, host.clientHeight];
    if (!width) return;
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    const [xs, ys] = [graph.nodes.map((node) => node.x), graph.nodes.map((node) => node.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.min((width - 2 * MARGIN) / Math.max(right - left, 1), (height - MARGIN) / Math.max(bottom - top, 1), 1.6);
    svg.call(moving.transform, zoomIdentity.translate(width / 2, height / 2).scale(Math.max(k, 0.4)).translate(-(left + right) / 2, -(top + bottom) / 2));
  }
  fit();
  const watching = new ResizeObserver(fit);
  watching.observe(host);

  return {
    show(nodes, edges) {
      const some = nodes.size + edges.size > 0;
      svg.classed("some", some);
      dots.classed("on", (node) => nodes.has(node.id));
      lines.classed("on", (edge) => edges.has(edge.key));
      words.selectAll("text").data(graph.edges.filter((edge) => edges.has(edge.key)), (edge) => edge.key).join("text")
        .attr("text-anchor", "middle").each(function put(edge) {
          const [a, b] = [at.get(edge.source), at.get(edge.target)];
          const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
          const far = (edge.bend * BEND) / 2;
          select(this).attr("x", (a.x + b.x) / 2 - ((b.y - a.y) / length) * far).attr("y", (a.y + b.y) / 2 + ((b.x - a.x) / length) * far + 4)
            .text(edge.relations.join(", "));
        });
    },
    end() { watching.disconnect(); svg.remove(); },
  };
}
