// The ties of a screen as nodes and edges, and a place for each node: the same ties, the same places.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

export const MOST = 60; // actors drawn at most, those of most facts; the list has all
const ROUNDS = 300;

// nodes: {id, name, facts}; edges: {source, target, family, mutual, facts, relations, sample, rows}
// with one edge for each pair, direction and family.
export function graphOf(ties) {
  const nodes = new Map();
  for (const tie of ties) {
    for (const [id, name] of [tie.one, tie.other]) {
      const node = nodes.get(id) ?? { id, name, facts: 0 };
      node.facts += tie.facts;
      nodes.set(id, node);
    }
  }
  const order = [...nodes.values()].sort((a, b) => b.facts - a.facts || (a.name < b.name ? -1 : 1));
  const drawn = new Set(order.slice(0, MOST).map((node) => node.id));
  const edges = new Map();
  ties.forEach((tie, row) => {
    const [source, target] = [tie.one[0], tie.other[0]];
    if (!drawn.has(source) || !drawn.has(target)) return;
    const key = [source, target, tie.family].join("\n");
    const edge = edges.get(key) ?? { key, source, target, family: tie.family, mutual: tie.mutual, facts: 0, relations: [], sample: [], rows: [] };
    edge.facts += tie.facts;
    edge.relations.push(`${tie.relation} ${tie.facts}`);
    edge.sample.push(...tie.sample);
    edge.rows.push(row);
    edges.set(key, edge);
  });
  const graph = { nodes: order.slice(0, MOST), edges: [...edges.values()], leftOut: Math.max(order.length - MOST, 0) };
  bend(graph.edges);
  place(graph);
  return graph;
}

// Edges between the same two actors lie side by side: `bend` is -1, 0, 1 …
function bend(edges) {
  const between = new Map();
  for (const edge of edges) {
    const key = [edge.source, edge.target].sort().join("\n");
    between.set(key, [...(between.get(key) ?? []), edge]);
  }
  for (const side of between.values()) {
    side.forEach((edge, n) => {
      const way = edge.source < edge.target ? 1 : -1;
      edge.bend = way * (n - (side.length - 1) / 2);
    });
  }
}

// d3-force begins on a spiral and draws its chances from a fixed row, so that it is no gamble.
function place({ nodes, edges }) {
  const found = nodes.map((node) => ({ id: node.id, facts: node.facts }));
  const links = edges.map(({ source, target, facts }) => ({ source, target, facts }));
  forceSimulation(found)
    .force("link", forceLink(links).id((node) => node.id).distance(90).strength((link) => Math.min(0.5, 0.08 * Math.sqrt(link.facts))))
    .force("apart", forceManyBody().strength(-420))
    .force("x", forceX().strength(0.07)).force("y", forceY().strength(0.11))
    .force("room", forceCollide(34))
    .stop().tick(ROUNDS);
  found.forEach(({ x, y }, n) => Object.assign(nodes[n], { x, y }));
}

export const nameOf = (graph, id) => graph.nodes.find((node) => node.id === id)?.name ?? id;
export const edgeInWords = (graph, edge) =>
  `${nameOf(graph, edge.source)} ${edge.mutual ? "and" : "→"} ${nameOf(graph, edge.target)}: ${edge.relations.join(", ")}`;
