import { Button, Tag, Typography } from "antd";
import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from "react";
import type { PanelProps } from "../../vocabulary/panel.ts";
import {
  type Column,
  type EvidenceGraph,
  evidenceGraph,
  type GraphEdge,
  type GraphNode,
  neighbours,
  stepTo,
} from "./panel-graph-layout.ts";
import { GRAPH_WORDS, STATUSES } from "./panel-words.ts";
import type { Value } from "./schema.ts";

/** Height of a row and of a box in it, in rem, so that large text has room. */
const ROW = 3.6;
const BOX = 3;
/** Left edge and width of each column, per cent of the graph. */
const COLUMNS: Readonly<Record<Column, { left: number; width: number }>> = {
  0: { left: 0, width: 27 },
  1: { left: 36.5, width: 27 },
  2: { left: 73, width: 27 },
};
const KEYS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const LINES: Readonly<Record<GraphEdge["kind"], { stroke: string; dash: string }>> = {
  "rests-on": { stroke: "#5c6b7a", dash: "" },
  supports: { stroke: "#1d5fa8", dash: "" },
  contradicts: { stroke: "#a61d24", dash: "6 4" },
};

/**
 * Claims, elements and evidence side by side with what joins them (证据图): arrow keys walk the boxes and the lines,
 * Enter opens the passage. The tables below say the same to who reads tables.
 */
export function EvidenceGraphView({
  props,
  values,
}: {
  readonly props: PanelProps;
  readonly values: readonly Value[];
}) {
  const words = GRAPH_WORDS[props.language];
  const graph = useMemo(() => evidenceGraph(values), [values]);
  const [chosen, setChosen] = useState<string | null>(null);
  const boxes = useRef(new Map<string, HTMLButtonElement>());
  const [first] = graph.nodes;
  if (!first || graph.edges.length === 0) return null;
  const current = graph.nodes.find(({ id }) => id === chosen) ?? first;
  const walk = (event: KeyboardEvent, node: GraphNode) => {
    if (event.key === "Escape") return setChosen(null);
    if (!KEYS.has(event.key)) return;
    event.preventDefault();
    const next = stepTo(graph, node, event.key);
    setChosen(next.id);
    boxes.current.get(next.id)?.focus();
  };
  return (
    <section aria-label={words.graph} data-evidence-graph>
      <Typography.Title level={4}>{words.graph}</Typography.Title>
      <p className="xz-quiet">{words.keys}</p>
      <Heads language={props.language} />
      <div className="xz-graph-scroll">
        <div className="xz-graph" style={{ height: `${graph.rows * ROW}rem` }}>
          <Lines graph={graph} chosen={chosen} />
          {graph.nodes.map((node) => (
            <Box
              key={node.id}
              node={node}
              graph={graph}
              language={props.language}
              isCurrent={node.id === current.id}
              isFaint={chosen !== null && chosen !== node.id && !neighbours(graph, chosen).includes(node.id)}
              keep={(box) => (box ? boxes.current.set(node.id, box) : boxes.current.delete(node.id))}
              onKey={(event) => walk(event, node)}
              onChoose={() => {
                setChosen(node.id);
                const [place] = node.places;
                if (place) props.onSource(place.passage);
              }}
              onFocus={() => setChosen(node.id)}
            />
          ))}
        </div>
      </div>
      {chosen !== null && <Details node={current} props={props} />}
    </section>
  );
}

function Heads({ language }: { readonly language: PanelProps["language"] }): ReactElement {
  const words = GRAPH_WORDS[language];
  return (
    <div className="xz-graph-heads" aria-hidden>
      <span>{words.claims}</span>
      <span>{words.elements}</span>
      <span>{words.papers}</span>
    </div>
  );
}

const middle = ({ row }: GraphNode): number => row * ROW + BOX / 2;

function Lines({ graph, chosen }: { readonly graph: EvidenceGraph; readonly chosen: string | null }): ReactElement {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const height = graph.rows * ROW;
  return (
    <svg className="xz-graph-lines" viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden>
      {graph.edges.map(({ from, to, kind }) => {
        const [start, end] = [byId.get(from), byId.get(to)];
        if (!start || !end) return null;
        const column = COLUMNS[start.column];
        const [x1, x2] = [column.left + column.width, COLUMNS[end.column].left];
        const half = (x1 + x2) / 2;
        const isFaint = chosen !== null && chosen !== from && chosen !== to;
        return (
          <path
            key={`${from} ${kind} ${to}`}
            data-edge={kind}
            d={`M ${x1} ${middle(start)} C ${half} ${middle(start)} ${half} ${middle(end)} ${x2} ${middle(end)}`}
            fill="none"
            vectorEffect="non-scaling-stroke"
            stroke={LINES[kind].stroke}
            strokeWidth={chosen === from || chosen === to ? 2.5 : 1.5}
            strokeDasharray={LINES[kind].dash}
            opacity={isFaint ? 0.15 : 0.9}
          />
        );
      })}
    </svg>
  );
}

interface BoxProps {
  readonly node: GraphNode;
  readonly graph: EvidenceGraph;
  readonly language: PanelProps["language"];
  readonly isCurrent: boolean;
  readonly isFaint: boolean;
  readonly keep: (box: HTMLButtonElement | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onChoose: () => void;
  readonly onFocus: () => void;
}

function Box(box: BoxProps): ReactElement {
  const { node, graph, language, isCurrent, isFaint } = box;
  const { left, width } = COLUMNS[node.column];
  return (
    <button
      ref={box.keep}
      type="button"
      className="xz-graph-box"
      data-node={node.id}
      data-status={node.status ?? undefined}
      data-faint={isFaint || undefined}
      style={{ left: `${left}%`, width: `${width}%`, top: `${node.row * ROW}rem`, height: `${BOX}rem` }}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={spoken(node, graph, language)}
      title={node.label[language]}
      onKeyDown={box.onKey}
      onClick={box.onChoose}
      onFocus={box.onFocus}
    >
      <span className="xz-graph-words">{node.label[language]}</span>
      {node.status && <Tag color={STATUSES[node.status].colour}>{STATUSES[node.status][language]}</Tag>}
      {node.contradictions.length > 0 && (
        <Tag color="red">{`⚠ ${GRAPH_WORDS[language].contradictions} ${node.contradictions.length}`}</Tag>
      )}
    </button>
  );
}

/** What a screen reader says of a box: its words, its status, and what joins it to which other boxes. */
function spoken(node: GraphNode, graph: EvidenceGraph, language: PanelProps["language"]): string {
  const words = GRAPH_WORDS[language];
  const label = (id: string) => graph.nodes.find((other) => other.id === id)?.label[language] ?? "";
  const joined = graph.edges
    .filter(({ from, to }) => from === node.id || to === node.id)
    .map(({ from, to, kind }) => `${words[kind]}：${label(from === node.id ? to : from)}`);
  const status = node.status ? STATUSES[node.status][language] : "";
  return [node.label[language], status, ...joined].filter(Boolean).join("；");
}

/** Everything of the chosen box: its whole words, its passages, what contradicts it. */
function Details({ node, props }: { readonly node: GraphNode; readonly props: PanelProps }): ReactElement {
  const { language } = props;
  return (
    <div className="xz-graph-details" role="status" data-node-details>
      <Typography.Text strong>{node.label[language]}</Typography.Text>
      {node.note && <p>{node.note[language]}</p>}
      {node.contradictions.map((message) => (
        <p key={message.zh}>{`⚠ ${message[language]}`}</p>
      ))}
      <PlaceList kind="supports" node={node} props={props} />
      <PlaceList kind="contradicts" node={node} props={props} />
    </div>
  );
}

function PlaceList({
  kind,
  node,
  props,
}: {
  readonly kind: "supports" | "contradicts";
  readonly node: GraphNode;
  readonly props: PanelProps;
}): ReactElement | null {
  const places = node.places.filter((place) => place.kind === kind);
  if (places.length === 0) return null;
  const heading = GRAPH_WORDS[props.language][kind];
  return (
    <>
      <p className="xz-graph-kind">{heading}</p>
      <ul aria-label={heading}>
        {places.map(({ title, passage }) => (
          <li key={`${passage.original}-${passage.page}-${passage.start}`}>
            <Button size="small" type="link" className="xz-graph-place" onClick={() => props.onSource(passage)}>
              {`${title}：“${passage.quote.replace(/\s+/gu, "").slice(0, 40)}”`}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
