import type { Passage } from "../../vocabulary/page.ts";
import type { Value } from "./schema.ts";

type Both = { readonly zh: string; readonly en: string };
type Element = Extract<Value, { kind: "element" }>;

/** A column of the graph, from left to right: claims (诉讼请求), elements (要件), evidence (证据). */
export type Column = 0 | 1 | 2;

/** A passage and whether it speaks for or against the element. */
export interface GraphPlace {
  readonly title: string;
  readonly passage: Passage;
  readonly kind: "supports" | "contradicts";
}

/** A box of the graph. */
export interface GraphNode {
  readonly id: string;
  readonly column: Column;
  /** Place in its column, from 0. */
  readonly row: number;
  readonly label: Both;
  /** Only elements have one. */
  readonly status: Element["status"] | null;
  /** Contradictions (矛盾) in which this paper takes part. */
  readonly contradictions: readonly Both[];
  readonly places: readonly GraphPlace[];
  readonly note: Both | null;
}

/** A line of the graph: a claim rests on an element, or a paper speaks for or against an element. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "rests-on" | "supports" | "contradicts";
}

/** Claims, elements and evidence with what joins them (证据图). */
export interface EvidenceGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Boxes of the longest column. */
  readonly rows: number;
}

type Unplaced = Omit<GraphNode, "row">;

/** Builds the graph out of the findings of a review; papers stand in the order of the elements they speak for. */
export function evidenceGraph(values: readonly Value[]): EvidenceGraph {
  const elements = values.filter((value) => value.kind === "element");
  const claims = values.filter((value) => value.kind === "claim");
  const papers = new Map<string, Unplaced>();
  const edges = new Map<string, GraphEdge>();
  const join = (edge: GraphEdge) => edges.set(`${edge.from} ${edge.kind} ${edge.to}`, edge);
  for (const element of elements) {
    for (const [kind, places] of [
      ["supports", element.supporting],
      ["contradicts", element.contradicting],
    ] as const) {
      for (const place of places) {
        const id = paperId(place);
        papers.set(id, withPlace(papers.get(id) ?? paperNode(id, place.title, values), { ...place, kind }));
        join({ from: elementId(element.id), to: id, kind });
      }
    }
  }
  for (const claim of claims) {
    for (const id of claim.elements) join({ from: claim.id, to: elementId(id), kind: "rests-on" });
  }
  const nodes = [...claims.map(claimNode), ...elements.map(elementNode), ...papers.values()];
  return placed(nodes, [...edges.values()]);
}

const elementId = (id: string): string => `element-${id}`;
const paperId = ({ title, passage }: { title: string; passage: Passage }): string =>
  `paper-${passage.original}-${title}`;

function claimNode({ id, number, text }: Extract<Value, { kind: "claim" }>): Unplaced {
  const label = { zh: `${number}. ${text}`, en: `${number}. ${text}` };
  return { id, column: 0, label, status: null, contradictions: [], places: [], note: null };
}

function elementNode({ id, fact, status, supporting, contradicting, guidance }: Element): Unplaced {
  const label = { zh: `${id} ${fact.zh}`, en: `${id} ${fact.en}` };
  const places = [
    ...supporting.map((place) => ({ ...place, kind: "supports" as const })),
    ...contradicting.map((place) => ({ ...place, kind: "contradicts" as const })),
  ];
  return { id: elementId(id), column: 1, label, status, contradictions: [], places, note: guidance };
}

function paperNode(id: string, title: string, values: readonly Value[]): Unplaced {
  const contradictions = values.flatMap((value) =>
    value.kind === "contradiction" && value.statements.some((place) => paperId(place) === id) ? [value.message] : [],
  );
  return { id, column: 2, label: { zh: title, en: title }, status: null, contradictions, places: [], note: null };
}

function withPlace(node: Unplaced, place: GraphPlace): Unplaced {
  const isKnown = node.places.some(
    ({ kind, passage }) =>
      kind === place.kind && passage.page === place.passage.page && passage.start === place.passage.start,
  );
  return isKnown ? node : { ...node, places: [...node.places, place] };
}

function placed(nodes: readonly Unplaced[], edges: readonly GraphEdge[]): EvidenceGraph {
  const next: [number, number, number] = [0, 0, 0];
  const rowed = nodes.map((node) => ({ ...node, row: next[node.column]++ }));
  return { nodes: rowed, edges, rows: Math.max(...next) };
}

/** Ids of the boxes joined to one by a line. */
export function neighbours({ edges }: EvidenceGraph, id: string): readonly string[] {
  return edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
}

/** The box that an arrow key leads to: up and down within the column, left and right along a line; the same one at an end. */
export function stepTo(graph: EvidenceGraph, from: GraphNode, key: string): GraphNode {
  const inColumn = (column: number) => graph.nodes.filter((node) => node.column === column);
  const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (down !== 0) return inColumn(from.column)[from.row + down] ?? from;
  const column = from.column + (key === "ArrowRight" ? 1 : -1);
  const joined = new Set(neighbours(graph, from.id));
  const beside = inColumn(column);
  return beside.find(({ id }) => joined.has(id)) ?? beside[Math.min(from.row, beside.length - 1)] ?? from;
}
