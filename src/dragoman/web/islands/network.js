// The network: who meets, backs, accuses and speaks to whom in the stretch of days that is looked
// at. Nodes and edges open their facts beside the graph; the list below says the same in words.
import { asked, withStretch } from "./shared/days.js";
import { make } from "./shared/make.js";
import { drawMonths, extentOf } from "./shared/months.js";
import { say } from "./shared/say.js";
import { dataOf, takeOver, twin, whenShown } from "./shared/twin.js";
import { edgeInWords, graphOf, nameOf } from "./network/graph.js";
import { drawSvg } from "./network/svg.js";
import { drawWebGl, hasWebGl } from "./network/webgl.js";

const MOST_OPENED = 12; // facts whose words are fetched for one edge
const AMONG = 30; // ties of a node listed beside the graph
let current = null;

const profile = (id, name) => `/actors/${encodeURIComponent(id.startsWith("~") ? name : id)}`;

class Network {
  constructor(host, data) {
    this.host = host;
    this.listen = new AbortController();
    this.full = extentOf(data.months);
    const [from, to] = asked(location.href);
    this.view = [from ?? this.full[0], to ?? this.full[1]];
    this.full = [Math.min(this.full[0], this.view[0]), Math.max(this.full[1], this.view[1])];
    this.build();
    const figure = document.querySelector("#months");
    figure.className = "months";
    figure.replaceChildren(make("p", { class: "kicker" }, "Facts by month. Draw over months, or move an end, to see the ties of those days."));
    this.months = drawMonths(figure, data.months, this.full, (a, b) => this.go(a, b));
    this.months.show(...this.view);
    this.take(data);
    const list = document.querySelector("#list");
    for (const name of ["pointerover", "focusin"]) {
      list.addEventListener(name, (event) => this.mirror(event.target), { signal: this.listen.signal });
    }
  }

  build() {
    this.names = make("datalist", { id: "actors-drawn" });
    this.find = make("input", { type: "search", id: "find-actor", list: "actors-drawn", autocomplete: "off", placeholder: "Name" });
    this.find.addEventListener("change", () => this.search());
    this.room = make("div", { class: "graph-room" });
    this.beside = make("div", { class: "graph-beside", "aria-live": "polite" });
    this.drawnBy = make("p", { class: "where" });
    this.webGl = hasWebGl();
    this.host.replaceChildren(
      make("div", { class: "filters" }, make("label", {}, "Find in the graph ", this.find), this.names,
        make("button", { type: "button", onclick: () => this.pick({}) }, "Whole graph")),
      make("div", { class: "graph-and" }, this.room, this.beside), this.drawnBy);
  }

  take(data) {
    this.end();
    this.graph = graphOf(data.ties);
    this.names.replaceChildren(...this.graph.nodes.map((node) => make("option", { value: node.name })));
    const { leftOut } = this.graph;
    this.drawnBy.textContent = [
      leftOut ? `${leftOut} actors of fewer facts are in the list alone.` : "",
      this.webGl ? "" : "This browser has no WebGL: the graph is drawn as SVG.",
    ].join(" ").trim();
    this.room.hidden = !this.graph.nodes.length;
    if (this.graph.nodes.length) this.drawing = (this.webGl ? drawWebGl : drawSvg)(this.room, this.graph, { picked: (what) => this.pick(what) });
    this.pick({});
  }

  end() { this.drawing?.end(); this.drawing = null; }

  async go(from, to) {
    this.view = [Math.max(from, this.full[0]), Math.min(to, this.full[1])];
    this.months.show(...this.view);
    const whole = this.view[0] <= this.full[0] && this.view[1] >= this.full[1];
    const at = withStretch(location.href, this.view, whole);
    history.replaceState(history.state, "", at);
    for (const name of ["since", "until"]) {
      const box = document.querySelector(`#f-${name}`);
      if (box) box.value = at.searchParams.get(name) ?? "";
    }
    const other = await twin(at);
    if (!other) return;
    takeOver(other, "#list", "#notes", "#sum");
    const data = dataOf(other) ?? { ties: [] };
    if (!data.ties.length) document.querySelector("#sum").textContent = "No ties are told of in these days.";
    this.take(data);
    say(document.querySelector("#sum").textContent);
  }

  search() {
    const wanted = this.find.value.trim().toLocaleLowerCase();
    if (!wanted) return this.pick({});
    const nodes = this.graph.nodes;
    const node = nodes.find((each) => each.name.toLocaleLowerCase() === wanted) ?? nodes.find((each) => each.name.toLocaleLowerCase().includes(wanted));
    if (node) this.pick({ node });
    else this.beside.replaceChildren(make("p", {}, `Nobody of that name is drawn; the list below and the filter “Actor” may know more.`));
  }

  pick({ node, edge }) {
    const edges = edge ? [edge] : node ? this.graph.edges.filter((each) => each.source === node.id || each.target === node.id) : [];
    const nodes = new Set(edges.flatMap((each) => [each.source, each.target]));
    if (node) nodes.add(node.id);
    this.drawing?.show(nodes, new Set(edges.map((each) => each.key)));
    const rows = new Set(edges.flatMap((each) => each.rows));
    for (const row of document.querySelectorAll("#list [data-tie]")) row.classList.toggle("at", rows.has(Number(row.dataset.tie)));
    if (edge) this.openEdge(edge);
    else if (node) this.openNode(node, edges);
    else this.beside.replaceChildren(make("p", { class: "where" }, "Choose an actor or a line: what it rests on opens here. With the keyboard: Tab into the graph, arrows from actor to actor, Enter to choose."));
  }

  openNode(node, edges) {
    const some = [...edges].sort((a, b) => b.facts - a.facts).slice(0, AMONG);
    this.beside.replaceChildren(
      make("h2", {}, make("a", { href: profile(node.id, node.name), dir: "auto" }, node.name)),
      make("ul", { class: "plain" }, ...some.map((edge) => make("li", {},
        make("button", { type: "button", class: `tie t-${edge.family}`, onclick: () => this.pick({ edge }) }, edgeInWords(this.graph, edge))))));
  }

  async openEdge(edge) {
    const list = make("ol", { class: "words" });
    this.beside.replaceChildren(
      make("h2", { dir: "auto" }, nameOf(this.graph, edge.source), edge.mutual ? " and " : " → ", nameOf(this.graph, edge.target)),
      make("p", { class: "kicker" }, `${edge.family}: ${edge.relations.join(", ")}`), list);
    const ids = [...new Set(edge.sample)].slice(0, MOST_OPENED);
    const facts = await Promise.all(ids.map((id) => fetch(`/facts/${id}?as=json`).then((answer) => (answer.ok ? answer.json() : null))));
    list.append(...facts.filter(Boolean).map((fact) => make("li", {},
      make("blockquote", { dir: "auto" }, fact.quote),
      make("p", { class: "where" }, make("a", { href: `/facts/${fact.id}` }, fact.what), ` · ${fact.status.replace("_", " ")} · ${fact.outlet ?? fact.page_name}`))));
    if (edge.facts > ids.length) list.after(make("p", { class: "where" }, `${edge.facts} facts in all; the first ${ids.length} are shown.`));
  }

  mirror(target) {
    const row = target.closest?.("[data-tie]");
    if (!row) return;
    const edge = this.graph.edges.find((each) => each.rows.includes(Number(row.dataset.tie)));
    if (edge) this.drawing?.show(new Set([edge.source, edge.target]), new Set([edge.key]));
  }
}

whenShown(() => {
  current?.listen.abort();
  current?.end();
  const host = document.querySelector("#graph");
  const data = dataOf(document);
  current = host && data?.months.length ? new Network(host, data) : null;
});
