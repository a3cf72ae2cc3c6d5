import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadApplications } from "../../applications/all.ts";
import type { Sources } from "../../governance/application.ts";
import { openKnowledgeBase } from "../../knowledge-base/open-knowledge-base.ts";
import { openKnowledgeService } from "../../knowledge-service/knowledge-service.ts";
import type { CaseField, CaseRecord, Dossier } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";

const base = openKnowledgeBase();
const applications = await loadApplications();
const dataDir = mkdtempSync(join(tmpdir(), "civil-"));
const knowledge = await openKnowledgeService({ dataDir, base });
afterAll(async () => {
  await knowledge.close();
  rmSync(dataDir, { recursive: true });
});

interface CaseGiven {
  readonly kind?: CaseRecord["kind"];
  readonly papers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** A civil or administrative case of fictional people with real knowledge: papers in, values out; facts are kept whole. */
async function valuesOf({ kind = "civil", papers, fields, input = {} }: CaseGiven) {
  const application = applications.get("adjudication-support");
  if (!application) throw new Error("adjudication-support is not installed");
  const given = Object.entries(papers);
  const dossier: Dossier = {
    caseId: "c",
    originals: [],
    pages: given.map(([, text], at) => ({
      original: `o${at}`,
      number: 1,
      width: 100,
      height: 100,
      rotation: 0,
      text,
      lines: [],
      origin: "plain",
      confidence: 1,
      ink: 0.1,
      sealed: false,
    })),
    documents: given.map(([paper], at) => ({
      id: `d${at}`,
      pages: [{ original: `o${at}`, number: 1 }],
      kind: paper,
      title: paper,
      day: null,
      author: null,
      volume: "main",
      slot: "C03",
      order: at + 1,
      confidence: 1,
      status: "confirmed",
    })),
  };
  const known = Object.entries(fields).map(
    ([name, value]): CaseField => ({
      name,
      value,
      passages: [],
      confidence: 1,
      status: "confirmed",
      conflicts: [],
      warnings: [],
    }),
  );
  const sources: Sources = {
    day: Day.parse("2026-11-24"),
    knowledge,
    model: { name: undefined, complete: async () => undefined },
    dossier: async () => dossier,
    record: async () => ({ id: "c", court: "浙江省某市某区人民法院", kind, fields: known }),
    earlier: async () => undefined,
    rulings: async () => [],
    draftText: async () => undefined,
  };
  const { input: asked, facts, draft } = await application.prepare({ caseId: "c", ...input }, sources);
  expect(JSON.stringify(application.replay(asked, JSON.parse(JSON.stringify(facts))))).toBe(JSON.stringify(draft));
  const findings = draft.kind === "findings" ? draft.findings : [];
  for (const { reasons } of findings)
    for (const reason of reasons) {
      if (reason.kind !== "passage") continue;
      const { original, start, end, quote } = reason.passage;
      expect(dossier.pages.find((page) => page.original === original)?.text.slice(start, end)).toBe(quote);
    }
  const rows = findings.map(({ value }) => value as Readonly<Record<string, unknown>>);
  const of = (wanted: string): Readonly<Record<string, unknown>>[] => rows.filter((row) => row["kind"] === wanted);
  const sum = (id: string): unknown[] => {
    const found = of("computation").find((row) => row["id"] === id);
    return found ? [found["leastFen"], found["mostFen"]] : [];
  };
  return { of, sum, ids: (wanted: string) => of(wanted).map((row) => row["id"]) };
}

const ACCIDENT = {
  papers: {
    complaint:
      "2023年3月1日被告驾驶机动车与原告发生交通事故，交警认定被告承担70%的责任。原告构成十级伤残。请求赔偿医疗费、误工费、护理费、营养费、住院伙食补助费、残疾赔偿金、精神损害抚慰金5000元。",
    invoice: "住院收费票据 医疗费 合计人民币30000元",
    "wage-record": "月工资6000元",
    "appraisal-report": "定残日2023年9月1日。评定为十级伤残。误工期90日，护理期60日，营养期30日。",
    "medical-record": "住院治疗20天。",
    "insurance-policy": "机动车商业保险单 商业三者险限额1000000元",
  },
  fields: {
    cause: "机动车交通事故责任纠纷",
    filingDate: "2024-02-01",
    hearingDate: "2024-05-10",
    "accident.on": "2023-03-01",
    "plaintiffs.1.name": "秦若溪",
    "plaintiffs.1.birth": "1962-08-15",
    "defendants.1.name": "罗锦锋",
    "claims.1.text": "判令被告赔偿医疗费、误工费、护理费、营养费、住院伙食补助费、残疾赔偿金、精神损害抚慰金",
  },
};

test("a traffic accident: items by the papers, disability by age and the province's statistics, insurers before wrongdoer", async () => {
  const { sum, of, ids } = await valuesOf(ACCIDENT);
  expect(sum("medical")).toEqual([3_000_000, 3_000_000]);
  expect(sum("lost-income")).toEqual([1_775_342, 1_775_342]);
  // 74997 yuan × 19 years (61 years old on the day of rating) × 10 %.
  expect(sum("disability")).toEqual([14_249_430, 14_249_430]);
  expect(sum("moral")).toEqual([0, 500_000]);
  expect(ids("computation")).toContain("vehicle-shares");
  const asked = of("missing").flatMap((row) => (row["asked"] as { id: string }[] | undefined) ?? []);
  expect(asked.map(({ id }) => id)).toEqual(expect.arrayContaining(["nursing-daily", "meal-daily", "nutrition-daily"]));
});

test("what the bench types is used and shown as typed; a value of the wrong form is not", async () => {
  const typed = { assumptions: { "nursing-daily": "15000", "meal-daily": "dear" } };
  const { sum, of, ids } = await valuesOf({ ...ACCIDENT, input: typed });
  expect(sum("nursing")).toEqual([900_000, 900_000]);
  const nursing = of("computation").find((row) => row["id"] === "nursing");
  expect(nursing?.["inputs"]).toEqual(
    expect.arrayContaining([expect.objectContaining({ origin: "assumed", value: "150元" })]),
  );
  expect(ids("missing")).toContain("sum-meals");
});

test("absurd values give no sum and no failure", async () => {
  const assumptions = { "nursing-daily": "99999999999999", "nursing-days": "9999999", "fault-share": "9000000" };
  const { sum, ids } = await valuesOf({ ...ACCIDENT, input: { assumptions } });
  expect(sum("nursing")).toEqual([]);
  expect(ids("missing")).toContain("sum-nursing");
});

test("a labour dispute: severance, the second wage, each input with its place; the missing hours are asked for", async () => {
  const { sum, ids } = await valuesOf({
    papers: {
      complaint:
        "原告于2021年3月1日入职被告处，双方未签订劳动合同，月工资5000元。2023年8月31日被辞退。请求支付违法解除劳动合同赔偿金、二倍工资、加班工资。",
    },
    fields: {
      cause: "劳动争议",
      filingDate: "2024-01-05",
      "employment.from": "2021-03-01",
      "claims.1.text": "支付违法解除劳动合同赔偿金30000元",
      "claims.2.text": "支付未签订书面劳动合同的二倍工资差额55000元",
      "claims.3.text": "支付加班工资10000元",
    },
  });
  expect(sum("severance-sum")).toEqual([1_500_000, 3_000_000]);
  expect(sum("second-wage")).toEqual([5_500_000, 5_500_000]);
  expect(ids("missing")).toContain("sum-overtime-pay");
});

test.each([
  [
    "抚养纠纷",
    { complaint: "被告月收入10000元。请求判令被告每月支付抚养费。" },
    { "claims.1.text": "判令被告每月支付抚养费3000元" },
    "support-range",
    [200_000, 300_000],
  ],
  [
    "房屋租赁合同纠纷",
    { complaint: "合同约定月租金3000元，被告拖欠租金5个月。" },
    { "claims.1.text": "支付拖欠租金15000元" },
    "rent-due",
    [1_500_000, 1_500_000],
  ],
  [
    "物业服务合同纠纷",
    { complaint: "建筑面积98.5平方米，物业费每平方米每月1.8元，被告拖欠物业费12个月。" },
    { "claims.1.text": "支付物业费" },
    "fees-due",
    [212_760, 212_760],
  ],
  [
    "买卖合同纠纷",
    { complaint: "货款总额100000元，被告已付货款40000元。" },
    { "claims.1.text": "支付货款60000元" },
    "price-rest",
    [6_000_000, 6_000_000],
  ],
  [
    "房屋买卖合同纠纷",
    { complaint: "房屋总价1000000元，原告支付定金250000元，被告拒不履行。请求双倍返还定金。" },
    { "claims.1.text": "双倍返还定金500000元" },
    "deposit-back",
    [45_000_000, 45_000_000],
  ],
])("%s computes its sum from the file", async (...[cause, papers, claims, id, expected]) => {
  const { sum } = await valuesOf({ papers, fields: { cause, filingDate: "2024-01-05", ...claims } });
  expect(sum(id)).toEqual(expected);
});

test("construction: the priority right ends eighteen months after payment was due (建工解释一 41)", async () => {
  const { of } = await valuesOf({
    papers: { complaint: "应付款日2023年1月31日，被告尚欠工程款500000元，原告主张优先受偿权。" },
    fields: {
      cause: "建设工程施工合同纠纷",
      filingDate: "2024-09-05",
      "claims.1.text": "支付工程款500000元",
      "claims.2.text": "确认原告就工程价款享有优先受偿权",
    },
  });
  const line = of("timeline").find((row) => row["id"] === "priority-last-day");
  expect(line).toMatchObject({ expiresOn: "2024-07-31", inTime: false });
});

test("a cause without deep rules takes the general path: law of its branch, alternatives, honest limits, its sums", async () => {
  const { of, sum, ids } = await valuesOf({
    papers: { complaint: "合同约定违约金20000元。", answer: "我方不认可原告主张的事实。" },
    fields: {
      cause: "仓储合同纠纷",
      filingDate: "2024-01-05",
      "claims.1.text": "判令被告支付违约金20000元",
      "claims.2.text": "诉讼费由被告承担",
    },
  });
  const [sheet, more] = of("reasoning");
  expect(more).toBeUndefined();
  expect(sheet).toMatchObject({ id: "claim-1", path: "general", rule: "AD-01" });
  expect(sheet?.["major"]).not.toHaveLength(0);
  expect(sheet?.["alternatives"]).toHaveLength(3);
  expect(sum("penalty-sum")).toEqual([2_000_000, 2_000_000]);
  expect(JSON.stringify(of("missing"))).toContain("尚无要件规则");
  expect(ids("missing")).toContain("element-rules");
});

test("every disputed issue has law in force, facts with places, a trace and more than one possible finding (AD-03)", async () => {
  const { of } = await valuesOf({
    ...ACCIDENT,
    papers: { ...ACCIDENT.papers, answer: "原告横穿马路，自身过错明显，应减轻责任。被告已垫付医疗费5000元。" },
  });
  const sheets = of("reasoning");
  expect(sheets.map((row) => row["id"])).toEqual(expect.arrayContaining(["issue-I1", "issue-I3"]));
  for (const sheet of sheets) {
    expect((sheet["major"] as unknown[]).length).toBeGreaterThan(0);
    expect((sheet["alternatives"] as unknown[]).length).toBeGreaterThanOrEqual(2);
    expect((sheet["trace"] as unknown[]).length).toBeGreaterThan(0);
  }
});

test("an administrative case gets the five points of legality and the judgments to choose from (AD-40, AD-41)", async () => {
  const { of } = await valuesOf({
    kind: "administrative",
    papers: {
      complaint: "被告未告知原告陈述申辩的权利即作出行政处罚决定。请求撤销行政处罚决定。",
      answer: "被告具有法定职权，已告知原告陈述、申辩权利，证据充分。",
    },
    fields: {
      cause: "行政处罚",
      filingDate: "2024-01-05",
      "claims.1.text": "撤销被告作出的行政处罚决定",
      "defendants.1.name": "云州省明江市某局",
    },
  });
  const sheets = of("reasoning");
  expect(sheets.map((row) => row["id"])).toEqual([
    "legality-authority",
    "legality-facts",
    "legality-law",
    "legality-procedure",
    "legality-discretion",
    "legality-options",
  ]);
  expect(sheets.at(-1)?.["alternatives"]).toHaveLength(7);
});

test("supposed findings move the outcomes of a claim and nothing else is told as decided", async () => {
  const outcomes = async (elements: Record<string, string>, defences: Record<string, string> = {}) => {
    const { of } = await valuesOf({ ...ACCIDENT, input: { supposed: { elements, defences } } });
    const outcomesOf = of("claim").map((claim) => claim["outcomes"] as { standing?: string }[]);
    return (outcomesOf[0] ?? []).map(({ standing }) => standing);
  };
  expect(await outcomes({})).toEqual([undefined, undefined, undefined]);
  expect(await outcomes({ E1: "not-found" })).toEqual(["closed", "closed", "follows"]);
  const all = Object.fromEntries(["E1", "E2", "E3", "E4", "E5"].map((id) => [id, "found"]));
  expect(await outcomes(all)).toEqual(["follows", "open", "closed"]);
  expect(await outcomes({ E1: "found" })).toEqual(["open", "open", "open"]);
});

test("AD-01: the points of a family case are listed as the papers write them, and of no other case", async () => {
  const papers = {
    complaint:
      "民事起诉状\n诉讼请求：判令原、被告离婚。\n事实与理由：原、被告于2012年登记结婚，婚后生育一女。双方因感情不和自2021年起分居至今。被告婚后有共同债务5万元。",
  };
  const fields = { cause: "离婚纠纷", "claims.1.text": "判令原、被告离婚" };
  const traits = (await valuesOf({ papers, fields })).of("trait");
  expect(traits.length).toBeGreaterThanOrEqual(2);
  expect(traits.map(({ name }) => name)).toContainEqual(expect.objectContaining({ zh: "婚后有子女" }));
  const loan = await valuesOf({ papers, fields: { ...fields, cause: "民间借贷纠纷" } });
  expect(loan.of("trait")).toEqual([]);
});
