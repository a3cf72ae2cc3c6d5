import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Day } from "../vocabulary/day.ts";
import { Failure } from "../vocabulary/failure.ts";
import { openKnowledgeBase } from "./open-knowledge-base.ts";

const on = (day: string) => Day.parse(day);

/** The smallest folder that is complete: one law, two versions of one article, one cause, one template. */
const SMALL: Record<string, string> = {
  "provisions/laws.yaml": `
source: invented
laws:
  - { title: 云州省借款条例, short: 借款条例, rank: other, issuer: null, officialOnly: [9] }
`,
  "provisions/loans-2020.yaml": `
law: 借款条例
from: 2020-01-01
until: 2021-01-01
source: 云州省借款条例（2020年）
provisions:
  - { article: 1, text: 借款应当偿还，旧的说法。 }
`,
  "provisions/loans-2021.yaml": `
law: 借款条例
from: 2021-01-01
until: null
source: 云州省借款条例（2021年）
headings:
  - { first: 1, last: 5, path: [第一章 总则] }
provisions:
  - { article: 1, text: 借款应当偿还，新的说法。 }
  - { article: 1, paragraph: 2, text: 逾期的，另付利息。 }
`,
  "causes/lending.yaml": `
id: lending
name: 借款纠纷
words: [借条]
from: 2021-01-01
source: invented
elements:
  - id: E1
    fact: { zh: 借贷合意, en: agreement }
    burden: plaintiff
    evidence: [{ kind: iou, words: [今借到] }]
    guidance: { zh: 请提交借条, en: hand in the IOU }
    basis: [借款条例 1]
defences: []
provisions:
  - { ref: 借款条例 9, role: claim-basis, for: [E1], zh: 还款义务 }
`,
  "causes/names.yaml": `
- kind: civil
  from: 2021-01-01
  until: null
  source: invented
  groups:
    - { group: 合同纠纷, names: [赠与合同纠纷, { name: 保管合同纠纷, words: [保管] }] }
`,
  "parameters/rates.yaml": `
series:
  - id: loan-rate
    name: { zh: 利率, en: rate }
    unit: ppm-per-year
    source: invented
    values:
      - { from: 2020-01-01, value: 40000 }
      - { from: 2021-01-01, value: 38500 }
`,
  "fees/fees.yaml": `
tables:
  - id: litigation
    name: { zh: 受理费, en: fee }
    bands:
      - { above: 0, upTo: 1000000, fixed: 5000, ppm: 0 }
      - { above: 1000000, upTo: null, fixed: 0, ppm: 25000 }
    withoutAmount: null
    cap: null
    basis: [借款条例 9]
    from: 2020-01-01
    until: null
    source: invented
`,
  "documents/kinds.yaml": `
from: 2020-01-01
until: null
source: invented
kinds:
  - { id: iou, name: { zh: 借条, en: IOU }, titles: [借条], volume: main, slot: C08, rank: 1, evidence: true }
  - { id: judgment, name: { zh: 判决书, en: judgment }, titles: [民事判决书], volume: main, slot: C18, rank: 1 }
`,
  "documents/templates/judgment.yaml": `
id: civil-judgment
name: { zh: 民事判决书, en: judgment }
documentKind: judgment
caseKind: civil
procedures: [ordinary]
from: 2021-01-01
source: invented
blocks:
  - { key: title, name: { zh: 标题, en: title }, fields: [case.number], basis: [借款条例 1(2)] }
`,
  "courts/courts.yaml": `
source: invented
courts:
  - { name: 云州省高级人民法院, level: high, appealsTo: 最高人民法院, fictional: true }
appeals:
  - { to: 云京市第一中级人民法院, prefix: 云京市, districts: [东河区] }
`,
  "terms/words.yaml": `
source: invented
groups:
  - { group: 诉讼, words: [举证责任, 抗辩] }
`,
  "holidays/2021.yaml": `
year: 2021
source: invented
holidays:
  - { name: 元旦, off: { first: 2020-12-30, last: 2021-01-02 }, worked: [2021-01-09] }
`,
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function written(changes: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "xiezhi-knowledge-"));
  folders.push(folder);
  for (const [path, content] of Object.entries({ ...SMALL, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function faultsOf(changes: Record<string, string>): string {
  try {
    openKnowledgeBase(written(changes));
  } catch (error) {
    if (error instanceof Failure) return error.text.en;
    throw error;
  }
  return "";
}

const changed = (path: string, from: string, to: string) => ({ [path]: (SMALL[path] ?? "").replace(from, to) });

test("openKnowledgeBase() answers what held on the day", () => {
  const knowledge = openKnowledgeBase(written());
  const ref = { law: "云州省借款条例", article: 1 };
  expect(knowledge.digest(ref, on("2020-12-31"))?.text).toContain("旧");
  expect(knowledge.digest(ref, on("2021-01-01"))).toMatchObject({
    id: "云州省借款条例/1@2021-01-01",
    wording: "digest",
    path: ["第一章 总则"],
  });
  expect(knowledge.digest(ref, on("2019-12-31"))).toBeUndefined();
  expect(knowledge.digest({ ...ref, paragraph: 2 }, on("2022-01-01"))?.text).toContain("另付利息");
  expect(knowledge.digest({ ...ref, paragraph: 3 }, on("2022-01-01"))?.text).toContain("新");
  expect(knowledge.cause("借款纠纷", on("2020-06-01"))).toBeUndefined();
  expect(knowledge.cause("借款纠纷", on("2021-06-01"))?.elements[0]?.basis).toEqual([ref]);
});

test("openKnowledgeBase() ends a parameter where the next value begins", () => {
  const series = openKnowledgeBase(written()).parameters("loan-rate");
  expect(series.map(({ from, until, value }) => [from, until, value])).toEqual([
    ["2020-01-01", "2021-01-01", 40000],
    ["2021-01-01", null, 38500],
  ]);
});

test("openKnowledgeBase() counts the days of a holiday and keeps unknown years unknown (DT-07)", () => {
  const knowledge = openKnowledgeBase(written());
  expect(knowledge.holidays(2021)).toMatchObject({
    off: ["2020-12-30", "2020-12-31", "2021-01-01", "2021-01-02"],
    worked: ["2021-01-09"],
  });
  expect(knowledge.holidays(2022)).toBeUndefined();
});

test("openKnowledgeBase() names the court of appeal from the directory, the table or the name", () => {
  const knowledge = openKnowledgeBase(written());
  expect(knowledge.appealCourt("云京市东河区人民法院")).toBe("云京市第一中级人民法院");
  expect(knowledge.appealCourt("云州省明江市青溪区人民法院")).toBe("云州省明江市中级人民法院");
  expect(knowledge.appealCourt("云州省高级人民法院")).toBe("最高人民法院");
});

test("openKnowledgeBase() changes its version with any byte of the files", () => {
  const before = openKnowledgeBase(written()).version;
  const after = openKnowledgeBase(written(changed("terms/words.yaml", "抗辩", "抗辩权"))).version;
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(openKnowledgeBase(written()).version).toBe(before);
  expect(after).not.toBe(before);
});

test.each([
  [
    "two versions hold on the same day",
    changed("provisions/loans-2020.yaml", "until: 2021-01-01", "until: 2021-06-01"),
    /provisions\/loans-2021\.yaml: 云州省借款条例\/1: .*overlaps/,
  ],
  [
    "a file has no source",
    changed("provisions/loans-2020.yaml", "source: 云州省借款条例（2020年）\n", ""),
    /provisions\/loans-2020\.yaml: source/,
  ],
  [
    "a file has no first day",
    changed("provisions/loans-2020.yaml", "from: 2020-01-01\n", ""),
    /provisions\/loans-2020\.yaml: from/,
  ],
  [
    "a day does not exist",
    changed("provisions/loans-2020.yaml", "2020-01-01", "2020-02-30"),
    /from: not a calendar date/,
  ],
  [
    "a cause cites a law nobody knows",
    changed("causes/lending.yaml", "[借款条例 1]", "[放款条例 1]"),
    /elements\[0\]\(E1\)\.basis\[0\]: "放款条例 1" is not a citation/,
  ],
  [
    "a cause cites an article without a digest",
    changed("causes/lending.yaml", "[借款条例 1]", "[借款条例 7]"),
    /causes\/lending\.yaml: E1: cites 云州省借款条例\/7/,
  ],
  [
    "evidence is of an unknown kind",
    changed("causes/lending.yaml", "kind: iou", "kind: iuo"),
    /E1: evidence kind "iuo"/,
  ],
  [
    "a provision is for an element that does not exist",
    changed("causes/lending.yaml", "for: [E1]", "for: [E4]"),
    /is for E4/,
  ],
  ["a key is misspelt", changed("causes/lending.yaml", "words: [借条]", "word: [借条]"), /word/],
  [
    "a worked example expects an element that does not exist",
    changed(
      "causes/lending.yaml",
      "defences: []",
      "defences: []\nexamples: [{ name: x, papers: [{ kind: iou, text: 今借到 }], expected: { elements: { E9: gap }, provisions: [借款条例 9] } }]",
    ),
    /causes\/lending\.yaml: x: names elements E9/,
  ],
  [
    "a worked example expects a provision the cause does not cite",
    changed(
      "causes/lending.yaml",
      "defences: []",
      "defences: []\nexamples: [{ name: x, papers: [{ kind: iou, text: 今借到 }], expected: { elements: { E1: gap }, provisions: [借款条例 1] } }]",
    ),
    /x: expects 云州省借款条例\/1/,
  ],
  [
    "a common issue joins nothing",
    changed(
      "causes/lending.yaml",
      "defences: []",
      "defences: []\ncommonIssues: [{ id: I1, name: { zh: 争议, en: issue } }]",
    ),
    /I1: joins neither/,
  ],
  [
    "a cause of the catalogue reaches no provision",
    {
      "causes/catalogue-civil.yaml":
        "catalogue: civil\nnotKnown: nothing\neditions: [{ id: a, from: 2021-01-01, until: null, source: invented, numberedUpTo: null }]\nparts: [{ name: 合同部分, below: [{ name: 合同纠纷, below: [借用合同纠纷] }] }]",
    },
    /借用合同纠纷: reaches no provision/,
  ],
  ["a kind stands in no slot", changed("documents/kinds.yaml", "slot: C08", "slot: C29"), /kinds\[0\]\(iou\)\.slot/],
  [
    "two kinds claim one title",
    changed("documents/kinds.yaml", "titles: [民事判决书]", "titles: [借条]"),
    /借条: is already/,
  ],
  ["fee bands leave a gap", changed("fees/fees.yaml", "above: 1000000", "above: 2000000"), /do not adjoin/],
  ["a file is no YAML", changed("terms/words.yaml", "groups:", "groups: ["), /terms\/words\.yaml/],
  [
    "a file stands where nobody reads it",
    { "documents/more.yaml": "a: 1" },
    /documents\/more\.yaml: -: stands in a folder/,
  ],
  [
    "values of a parameter are out of order",
    changed("parameters/rates.yaml", "from: 2020-01-01", "from: 2022-01-01"),
    /loan-rate: never holds/,
  ],
])("openKnowledgeBase() refuses to serve when %s", (_fault, changes, message) => {
  expect(faultsOf(changes)).toMatch(message);
});

test("openKnowledgeBase() refuses to serve when one alias leads to two causes", () => {
  const second = (SMALL["causes/lending.yaml"] ?? "").replace(
    "id: lending\nname: 借款纠纷",
    "id: other\nname: 其他纠纷\naliases: [借款纠纷]",
  );
  expect(faultsOf({ "causes/other.yaml": second })).toMatch(
    /causes\/other\.yaml: 借款纠纷: is already a name of lending/,
  );
});

test("openKnowledgeBase() lists all faults at once", () => {
  const faults = faultsOf({
    ...changed("causes/lending.yaml", "kind: iou", "kind: iuo"),
    ...changed("fees/fees.yaml", "above: 1000000", "above: 2000000"),
  });
  expect(faults).toMatch(/2 fault/);
});
