import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Paper } from "../../engine/evidence/paper.ts";
import type { ChargeName } from "../../vocabulary/charge.ts";
import { Day } from "../../vocabulary/day.ts";
import { advise } from "./advise.ts";
import { recogniseOnFile } from "./criminal-recognition.ts";
import { Facts, type Value } from "./schema.ts";

const TODAY = Day.parse("2026-11-24");
const STORY = "2025年5月6日，被告人沈某谎称能办理入学手续，骗取何某转账六万元，得款后失去联系。";

function named(name: string, article: number): ChargeName {
  return {
    name,
    chapter: "第五章 侵犯财产罪",
    section: null,
    articles: [{ law: "中华人民共和国刑法", article }],
    punishedBy: [],
    aliases: [],
    replacedBy: [],
    from: Day.parse("1997-10-01"),
    until: null,
    source: "刑法",
  };
}
const [theft, fraud] = [named("盗窃罪", 264), named("诈骗罪", 266)];

function paper(kind: string, text: string): Paper {
  const pages = [{ original: "o1", number: 1, text, sealed: false, confidence: 1, doubtful: [] }];
  return { id: kind, kind, title: kind, day: null, author: null, pages };
}

/** A knowledge source that finds fraud where the story says 骗取, and keeps what it was asked. */
function knowledge(asked: string[] = []) {
  return {
    chargeNames: () => [theft, fraud],
    recogniseCharges: (facts: string) => {
      asked.push(facts);
      const start = facts.indexOf("骗取");
      if (start < 0) return { charges: [], isKnown: false };
      const sentences = [{ start: 0, end: facts.indexOf("。") + 1 }];
      return { charges: [{ name: "诈骗罪", probability: 0.912, words: ["骗取", "谎称"], sentences }], isKnown: true };
    },
  };
}

test("recogniseOnFile() reads the story of the indictment only and gives the places on its pages (AD-20)", () => {
  const asked: string[] = [];
  const head = "起诉书\n被告人沈某，曾因犯盗窃罪被判处有期徒刑。\n经依法审查查明：";
  const text = `${head}${STORY}\n认定上述事实的证据如下：书证。\n本院认为，应当以盗窃罪追究其刑事责任。`;
  const papers = [paper("police-record", "他骗取别人的钱。".repeat(10)), paper("indictment", text)];
  const read = recogniseOnFile(papers, knowledge(asked), TODAY);
  expect(asked).toEqual([`${STORY}\n`]);
  expect(read).toMatchObject({ title: "indictment", isKnown: true, charges: [{ name: fraud, percent: 91 }] });
  const passage = read?.charges[0]?.places[0]?.passage;
  expect(passage?.quote).toBe(STORY);
  expect(text.slice(passage?.start, passage?.end)).toBe(STORY);
});

test("recogniseOnFile() takes the clearest paper where there is no indictment, and no opinion of the defence", () => {
  const papers = [
    paper("agent-opinion", `${STORY}辩护人认为不构成犯罪。`),
    paper("witness-statement", "我当时在上班，没有看见发生了什么事，其他的情况我都不清楚，没有要补充的。"),
    paper("police-record", `案情摘要：${STORY}`),
  ];
  expect(recogniseOnFile(papers, knowledge(), TODAY)?.title).toBe("police-record");
  expect(recogniseOnFile(papers.slice(0, 1), knowledge(), TODAY)).toBeNull();
});

/** Facts of a case of theft from the samples, with another reading of the story. */
function sampleWith(recognised: { percent: number; isKnown: boolean; name: ChargeName }[], isCharged = true): Facts {
  const lines = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8")
    .trim()
    .split("\n");
  const line = lines.find((one) => one.includes("刑事：入户盗窃三万一千元，累犯")) ?? "";
  const facts = Facts.parse(JSON.parse(line).facts);
  if (!facts.criminal) throw new RangeError("The sample holds no criminal case");
  const [first] = recognised;
  const charges = recognised.map(({ name, percent }) => ({ name, percent, words: ["骗取"], places: [] }));
  return {
    ...facts,
    criminal: {
      ...facts.criminal,
      charges: isCharged ? facts.criminal.charges : [],
      recognised: first ? { title: "起诉书", isKnown: first.isKnown, charges } : null,
    },
  };
}

function valuesOf(facts: Facts): Value[] {
  const draft = advise({ caseId: "c" }, facts);
  return draft.kind === "findings" ? draft.findings.map(({ value }) => value) : [];
}

test("advise() asks to check facts against the charge when the story tells clearly of another crime, and decides nothing", () => {
  const values = valuesOf(sampleWith([{ name: fraud, percent: 91, isKnown: true }]));
  expect(values).toContainEqual(expect.objectContaining({ kind: "recognised", name: "诈骗罪", isCharged: false }));
  const check = values.find(({ id }) => id === "charge-and-facts");
  expect(check).toMatchObject({ kind: "check", group: "flag" });
  expect(JSON.stringify(check)).toContain("案件事实与指控罪名是否一致，请核对");
});

test("advise() raises no flag when the charge is among the likely crimes, or when nothing is clear enough", () => {
  const flags = (facts: Facts) => valuesOf(facts).filter(({ id }) => id === "charge-and-facts");
  const both = [
    { name: fraud, percent: 70, isKnown: true },
    { name: theft, percent: 22, isKnown: true },
  ];
  expect(flags(sampleWith(both))).toEqual([]);
  expect(flags(sampleWith([{ name: fraud, percent: 45, isKnown: true }]))).toEqual([]);
  const unknown = valuesOf(sampleWith([{ name: fraud, percent: 30, isKnown: false }]));
  expect(unknown.filter(({ kind }) => kind === "recognised")).toEqual([]);
});

test("advise() ranks what the story tells of when no charge was read, and abstains when it tells of nothing", () => {
  const known = valuesOf(sampleWith([{ name: fraud, percent: 91, isKnown: true }], false));
  expect(known).toMatchObject([{ kind: "recognised", name: "诈骗罪", rank: 1, isCharged: null }]);
  expect(advise({ caseId: "c" }, sampleWith([], false)).kind).toBe("abstention");
});
