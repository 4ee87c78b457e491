// The graph drawn by sigma, where the browser has WebGL.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowHeadProgram, EdgeRectangleProgram, createEdgeCompoundProgram } from "sigma/rendering";

const DASHES = { meets: [1, 0], backs: [9, 4], accuses: [4, 3], speaks: [1.5, 3] };
const LARGEST = 13;
const THICKEST = 6;
const ASIDE = 0.008; // of the graph's width, between two lines that tie the same actors

// Sigma draws whole, straight lines, one over the other: here they have gaps, by a measure along the
// edge, and lie side by side.
function dashed(on, off) {
  return class extends EdgeRectangleProgram {
    processVisibleItem(edge, start, source, target, data) {
      const [dx, dy] = [target.x - source.x, target.y - source.y];
      const far = (ASIDE * data.bend) / (Math.hypot(dx, dy) || 1);
      const aside = (node) => ({ ...node, x: node.x - dy * far, y: node.y + dx * far });
      super.processVisibleItem(edge, start, aside(source), aside(target), data);
    }

    getDefinition() {
      const its = super.getDefinition();
      return {
        ...its,
        VERTEX_SHADER_SOURCE: its.VERTEX_SHADER_SOURCE
          .replace("varying vec4 v_color;", "varying vec4 v_color;\nvarying float v_along;")
          .replace("v_normal = unitNormal;", "v_normal = unitNormal;\n  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) * u_sizeRatio / u_correctionRatio / 2.0;"),
        FRAGMENT_SHADER_SOURCE: its.FRAGMENT_SHADER_SOURCE
          .replace("varying vec4 v_color;", "varying vec4 v_color;\nvarying float v_along;")
          .replace("float dist", `if (mod(v_along, ${(on + off).toFixed(1)}) > ${on.toFixed(1)}) discard;\n  float dist`),
      };
    }
  };
}

export function hasWebGl() {
  const canvas = document.createElement("canvas");
  const found = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  found?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(found);
}

export function drawWebGl(host, graph, { picked }) {
  const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const tones = () => ({ ink: tone("--ink"), paper: tone("--paper"), rule: tone("--rule"), meets: tone("--ink"), backs: tone("--ahead"), accuses: tone("--against"), speaks: tone("--soft") });
  let colours = tones();
  const drawn = new MultiDirectedGraph();
  const most = Math.max(1, ...graph.nodes.map((node) => node.facts));
  const busiest = Math.max(1, ...graph.edges.map((edge) => edge.facts));
  for (const node of graph.nodes) {
    drawn.addNode(node.id, { x: node.x, y: -node.y, label: node.name, size: 3 + (LARGEST - 3) * Math.sqrt(node.facts / most) });
  }
  for (const edge of graph.edges) {
    drawn.addEdgeWithKey(edge.key, edge.source, edge.target, {
      type: edge.mutual ? edge.family : `${edge.family} to`, family: edge.family, bend: edge.bend,
      size: 1 + (THICKEST - 1) * Math.sqrt(edge.facts / busiest), label: edge.relations.join(", "),
    });
  }
  let [nodes, edges] = [new Set(), new Set()];
  const some = () => nodes.size + edges.size > 0;
  const programs = {};
  for (const [family, gaps] of Object.entries(DASHES)) {
    programs[family] = dashed(...gaps);
    programs[`${family} to`] = createEdgeCompoundProgram([programs[family], EdgeArrowHeadProgram]);
  }
  const sigma = new Sigma(drawn, host, {
    allowInvalidContainer: true, enableEdgeEvents: true, renderEdgeLabels: true, defaultEdgeType: "meets", edgeProgramClasses: programs,
    labelFont: "system-ui, sans-serif", edgeLabelFont: "system-ui, sans-serif", labelSize: 12, edgeLabelSize: 11, labelDensity: 2, labelRenderedSizeThreshold: 3,
    labelColor: { color: colours.ink }, edgeLabelColor: { color: colours.ink }, minCameraRatio: 0.15, maxCameraRatio: 2.5, stagePadding: 50,
    defaultDrawNodeLabel: (context, data, settings) => name(context, data, settings, colours, false),
    defaultDrawNodeHover: (context, data, settings) => name(context, data, settings, colours),
    nodeReducer: (id, data) => ({ ...data, color: some() && !nodes.has(id) ? colours.rule : colours.ink, forceLabel: nodes.has(id), label: some() && !nodes.has(id) ? null : data.label }),
    edgeReducer: (id, data) => {
      const on = edges.has(id);
      return { ...data, color: some() && !on ? colours.rule : colours[data.family], label: on ? data.label : null, forceLabel: on, zIndex: on ? 1 : 0 };
    },
    zIndex: true,
  });
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const byKey = new Map(graph.edges.map((edge) => [edge.key, edge]));
  sigma.on("clickNode", ({ node }) => picked({ node: byId.get(node) }));
  sigma.on("clickEdge", ({ edge }) => picked({ edge: byKey.get(edge) }));
  sigma.on("clickStage", () => picked({}));
  sigma.on("wheelStage", ({ event, preventSigmaDefault }) => {
    if (!(event.original.ctrlKey || event.original.metaKey || host.contains(document.activeElement))) preventSigmaDefault();
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recolour = () => {
    colours = tones();
    sigma.setSetting("labelColor", { color: colours.ink });
    sigma.setSetting("edgeLabelColor", { color: colours.ink });
    sigma.refresh();
  };
  dark.addEventListener("change", recolour);

  return {
    show(on, over) { [nodes, edges] = [on, over]; sigma.refresh(); },
    end() { dark.removeEventListener("change", recolour); sigma.kill(); },
  };
}

// The name of a node, on that side of it where there is room; of the one that is pointed at on paper,
// so that lines do not cross it.
function name(context, data, settings, colours, pointed = true) {
  if (!data.label) return;
  context.font = `${pointed ? "600 " : ""}${settings.labelSize}px ${settings.labelFont}`;
  const wide = context.measureText(data.label).width;
  const after = data.x + data.size + 3;
  const left = after + wide > context.canvas.clientWidth ? data.x - data.size - 3 - wide : after;
  if (pointed) {
    context.fillStyle = colours.paper;
    context.fillRect(left - 2, data.y - settings.labelSize / 2 - 4, wide + 5, settings.labelSize + 8);
  }
  context.fillStyle = colours.ink;
  context.fillText(data.label, left, data.y + settings.labelSize / 3);
}
