import { describe, expect, test } from "vitest";
import { evidenceGraph, neighbours, stepTo } from "./panel-graph-layout.ts";
import { Value } from "./schema.ts";

const both = (zh: string) => ({ zh, en: zh });

function place(title: string, start: number) {
  return { title, passage: { original: `file-${title}`, page: 1, start, end: start + 2, quote: "借款" } };
}

function element(id: string, supporting: ReturnType<typeof place>[], contradicting: ReturnType<typeof place>[]): Value {
  return Value.parse({
    kind: "element",
    id,
    rule: "EV-10",
    fact: both(`事实${id}`),
    burden: "plaintiff",
    status: contradicting.length > 0 ? "contested" : "supported",
    supporting,
    contradicting,
    guidance: both("补充证据"),
    by: null,
  });
}

const VALUES: readonly Value[] = [
  { kind: "claim", id: "claim-1", rule: "AD-01", number: 1, text: "归还借款", elements: ["L1", "L2"] },
  { kind: "claim", id: "claim-2", rule: "AD-01", number: 2, text: "承担诉讼费", elements: [] },
  element("L1", [place("借条", 0), place("借条", 9), place("转账记录", 3)], []),
  element("L2", [place("转账记录", 3)], [place("答辩状", 5)]),
  Value.parse({
    kind: "contradiction",
    id: "c",
    rule: "EV-60",
    topic: both("金额"),
    statements: [
      { ...place("借条", 20), says: "30 万元" },
      { ...place("答辩状", 30), says: "20 万元" },
    ],
    message: both("借条与答辩状金额不一致"),
  }),
];
const graph = evidenceGraph(VALUES);
const node = (id: string) => graph.nodes.find((one) => one.id === id) ?? graph.nodes[0];

describe("evidenceGraph()", () => {
  test("puts claims, elements and papers in three columns, each paper once", () => {
    expect(graph.nodes.map(({ column, row, label }) => [column, row, label.zh])).toEqual([
      [0, 0, "1. 归还借款"],
      [0, 1, "2. 承担诉讼费"],
      [1, 0, "L1 事实L1"],
      [1, 1, "L2 事实L2"],
      [2, 0, "借条"],
      [2, 1, "转账记录"],
      [2, 2, "答辩状"],
    ]);
    expect(graph.rows).toBe(3);
    expect(node("paper-file-借条-借条")?.places).toHaveLength(2);
  });

  test("joins claims with their elements and papers by what they say", () => {
    expect(graph.edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      "element-L1 supports paper-file-借条-借条",
      "element-L1 supports paper-file-转账记录-转账记录",
      "element-L2 supports paper-file-转账记录-转账记录",
      "element-L2 contradicts paper-file-答辩状-答辩状",
      "claim-1 rests-on element-L1",
      "claim-1 rests-on element-L2",
    ]);
    expect(neighbours(graph, "element-L2")).toContain("claim-1");
  });

  test("marks the papers of a contradiction", () => {
    expect(node("paper-file-答辩状-答辩状")?.contradictions).toEqual([both("借条与答辩状金额不一致")]);
    expect(node("paper-file-转账记录-转账记录")?.contradictions).toEqual([]);
  });

  test("is empty when nothing is read", () => {
    expect(evidenceGraph([])).toEqual({ nodes: [], edges: [], rows: 0 });
  });
});

describe("stepTo()", () => {
  const walk = (from: string, key: string) => {
    const start = node(from);
    return start && stepTo(graph, start, key).id;
  };
  test("goes along a line sideways and by rows up and down, and stays at the ends", () => {
    expect(walk("element-L2", "ArrowRight")).toBe("paper-file-转账记录-转账记录");
    expect(walk("element-L2", "ArrowLeft")).toBe("claim-1");
    expect(walk("element-L2", "ArrowDown")).toBe("element-L2");
    expect(walk("element-L2", "ArrowUp")).toBe("element-L1");
    expect(walk("claim-1", "ArrowLeft")).toBe("claim-1");
  });
  test("crosses to the row beside where no line leads on", () => {
    expect(walk("claim-2", "ArrowRight")).toBe("element-L2");
  });
});
