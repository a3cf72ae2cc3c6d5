import { expect, test } from "vitest";
import type { KnowledgeSource, Sources } from "../../governance/application.ts";
import type { CaseField } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import type { CauseTemplate, Governing, Provision, ProvisionRef } from "../../vocabulary/law.ts";
import type { Page } from "../../vocabulary/page.ts";
import { advise } from "./advise.ts";
import { gather } from "./gather.ts";
import { Facts, type Value } from "./schema.ts";

const day = (text: string): Day => Day.parse(text);
const CODE = "中华人民共和国民法典";
const CONTRACT = "中华人民共和国合同法";
const LENDING = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定";
const PROCEDURE = "中华人民共和国民事诉讼法";

function provision(law: string, article: number, from: string, more: Partial<Provision> = {}): Provision {
  return {
    id: `${law}/${article}@${from}`,
    ref: { law, article },
    rank: "law",
    issuer: null,
    path: [],
    text: `第${article}条内容`,
    wording: "digest",
    from: day(from),
    until: null,
    source: "test",
    ...more,
  };
}

const STORE = [
  provision(CODE, 675, "2021-01-01"),
  provision(CODE, 188, "2021-01-01"),
  provision(CONTRACT, 206, "1999-10-01", { until: day("2021-01-01") }),
  provision(LENDING, 26, "2015-09-01", { rank: "judicial-interpretation", until: day("2020-08-20") }),
  provision(LENDING, 25, "2021-01-01", { rank: "judicial-interpretation" }),
  provision(PROCEDURE, 67, "2024-01-01"),
];

function find(ref: ProvisionRef, on: Day): Provision | undefined {
  return STORE.find(
    (known) =>
      known.ref.law === ref.law &&
      known.ref.article === ref.article &&
      (known.from ?? "") <= on &&
      (known.until === null || on < known.until),
  );
}

const call = (
  law: string,
  article: number,
  role: "claim-basis" | "defence" | "calculation" | "procedure",
  tags: string[] = [],
) => ({ ref: { law, article }, role, for: tags, zh: `${law}${article}` });

const template = {
  id: "private-lending",
  name: "民间借贷纠纷",
  aliases: [],
  words: [],
  elements: [],
  defences: [
    {
      id: "limitation",
      name: { zh: "时效已过", en: "limitation" },
      burden: "defendant",
      raisedOnlyByParty: true,
      words: ["超过诉讼时效"],
      basis: [],
      effect: { zh: "x", en: "x" },
    },
  ],
  provisions: [
    call(LENDING, 25, "calculation"),
    call(LENDING, 26, "calculation"),
    call(PROCEDURE, 67, "procedure"),
    call(CODE, 675, "claim-basis"),
    call(CODE, 188, "defence", ["limitation"]),
    call(CONTRACT, 206, "claim-basis", ["facts-before-2021"]),
  ],
  flags: [],
  from: day("2021-01-01"),
  until: null,
  source: "test",
} satisfies CauseTemplate;

const field = (name: string, value: string): CaseField => ({
  name,
  value,
  passages: [],
  confidence: 1,
  status: "confirmed",
  conflicts: [],
  warnings: [],
});

function page(number: number, text: string): Page {
  return {
    original: "o1",
    number,
    width: 1,
    height: 1,
    rotation: 0,
    text,
    lines: [],
    origin: "plain",
    confidence: 1,
    ink: 0.1,
    sealed: false,
  };
}

const BRANCH = {
  path: "general",
  cause: "相邻关系纠纷",
  branch: ["物权纠纷", "所有权纠纷", "相邻关系纠纷"],
  provisions: [
    { ref: { law: CODE, article: 188 }, role: "general", for: [], zh: "所有权纠纷的一般规定" },
    { ref: { law: PROCEDURE, article: 67 }, role: "procedure", for: ["default-judgment"], zh: "审理程序的一般规定" },
  ],
  note: { zh: "一般规定", en: "general law" },
} satisfies Governing;

function sources(fields: CaseField[], answer = ""): Sources {
  const knowledge = {
    cause: (name: string) => (name === template.name ? template : undefined),
    governing: (name: string) => (name === "相邻关系纠纷" ? BRANCH : undefined),
    provision: async (ref: ProvisionRef, on: Day) => find(ref, on),
    findProvisions: async () => [
      { provision: provision("中华人民共和国公司法", 3, "2024-07-01"), score: 1, matched: ["公司"] },
    ],
  } as unknown as KnowledgeSource;
  const document = {
    id: "d1",
    pages: [{ original: "o1", number: 1 }],
    kind: "answer",
    title: "答辩状",
    day: null,
    author: null,
    volume: "main" as const,
    slot: "C07",
    order: 1,
    confidence: 1,
    status: "confirmed" as const,
  };
  return {
    day: day("2026-06-01"),
    knowledge,
    model: { name: undefined, complete: async () => undefined },
    dossier: async () => ({ caseId: "c", originals: [], pages: [page(1, answer)], documents: [document] }),
    record: async () => ({ id: "c", court: "x", kind: "civil", fields }),
    earlier: async () => undefined,
    rulings: async () => [],
    draftText: async () => undefined,
  };
}

async function push(fields: CaseField[], answer?: string): Promise<Value[]> {
  const facts = Facts.parse(await gather({ caseId: "c" }, sources(fields, answer)));
  const draft = advise({ caseId: "c" }, facts);
  return draft.kind === "findings" ? draft.findings.map(({ value }) => value) : [];
}

const named = (values: Value[]): string[] =>
  values.map(
    (value) =>
      `${value.law === CODE ? "民法典" : value.law === CONTRACT ? "合同法" : value.law === LENDING ? "民间借贷规定" : value.law === PROCEDURE ? "民诉法" : "其他"}${value.article}`,
  );

const loan = (signedOn: string, filing: string): CaseField[] => [
  field("cause", "民间借贷纠纷"),
  field("loan.signedOn", signedOn),
  field("filingDate", filing),
  field("claims.1.text", "返还借款"),
  field("claims.1.amount", "100"),
];

test("advise() lists laws before interpretations and substance before procedure (ST-06)", async () => {
  expect(named(await push(loan("2023-03-01", "2025-02-01")))).toEqual([
    "民法典675",
    "民诉法67",
    "其他3",
    "民间借贷规定25",
  ]);
});

test("advise() pushes the law of the day of the facts and warns of what came into force later (ST-03, ST-04)", async () => {
  const values = await push(loan("2019-05-01", "2025-02-01"));
  expect(named(values)).toContain("合同法206");
  expect(values.find((value) => value.law === CONTRACT)?.temporal?.zh).toContain("不再施行");
  expect(values.find((value) => value.article === 675)?.temporal?.zh).toContain("尚未施行");
});

test("advise() pushes both texts of the lending rules when the loan straddles 2020-08-20 (ST-04)", async () => {
  const names = named(await push(loan("2019-05-01", "2025-02-01")));
  expect(names).toEqual(expect.arrayContaining(["民间借贷规定26", "民间借贷规定25"]));
});

test("advise() pushes limitation only when a party raised it, with the passage (AD-04)", async () => {
  expect(named(await push(loan("2023-03-01", "2025-02-01")))).not.toContain("民法典188");
  const facts = await gather(
    { caseId: "c" },
    sources(loan("2023-03-01", "2025-02-01"), "被告辩称：本案已超过诉讼时效。"),
  );
  const draft = advise({ caseId: "c" }, facts);
  const limitation = draft.kind === "findings" ? draft.findings.find(({ value }) => value.article === 188) : undefined;
  expect(limitation?.reasons).toContainEqual({
    kind: "passage",
    passage: { original: "o1", page: 1, start: 8, end: 14, quote: "超过诉讼时效" },
  });
});

test("advise() serves a cause without rules by words and says so", async () => {
  const facts = await gather(
    { caseId: "c" },
    sources([field("cause", "股东知情权纠纷"), field("claims.1.text", "查阅会计账簿")]),
  );
  const draft = advise({ caseId: "c" }, facts);
  expect(draft).toMatchObject({ kind: "findings", findings: [{ value: { role: "background", article: 3 } }] });
  expect(draft.kind === "findings" && draft.summary.zh).toContain("没有要件规则");
});

test("advise() lists the general law of the branch for a cause without rules, each with its day and less confidence", async () => {
  const fields = [field("cause", "相邻关系纠纷"), field("claims.1.text", "停止侵害"), field("filedOn", "2026-05-01")];
  const draft = advise({ caseId: "c" }, await gather({ caseId: "c" }, sources(fields)));
  if (draft.kind !== "findings") throw new Error("abstained");
  const general = draft.findings.filter(({ value }) => value.role === "general");
  expect(general).toMatchObject([
    { value: { article: 188, why: { zh: expect.stringContaining("一般规定") } }, confidence: 0.6 },
  ]);
  expect(draft.findings.some(({ value }) => value.law === PROCEDURE)).toBe(false);
  expect(draft.summary.zh).toContain("所属类别的一般规定");
});

test("advise() abstains when the file names neither cause nor claim", async () => {
  const facts = await gather({ caseId: "c" }, sources([]));
  expect(advise({ caseId: "c" }, facts)).toMatchObject({ kind: "abstention", because: "facts_missing" });
});
