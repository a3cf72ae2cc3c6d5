import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import { readCaseKnowledge } from "./case-knowledge.ts";
import { textOfHtml } from "./html-text.ts";
import { readJudgments } from "./judgment-files.ts";
import { readSearchKnowledge } from "./search-knowledge.ts";
import { freshFolder } from "./testing.ts";

const knowledge = readCaseKnowledge(readSearchKnowledge().features);

async function read(path: string): Promise<DecidedCase[]> {
  const cases: DecidedCase[] = [];
  for await (const decided of readJudgments(path, knowledge)) cases.push(decided);
  return cases;
}

const CRIMINAL = [
  "云州省明江市青溪区人民法院",
  "刑事判决书",
  "（2023）云9907刑初8号",
  "公诉机关明江市青溪区人民检察院。",
  "被告人甲某，男，1990年1月1日出生，住明江市。",
  "明江市青溪区人民检察院指控被告人甲某犯盗窃罪，向本院提起公诉。现已审理终结。",
  "经审理查明，甲某盗窃手机一部，价值3999元。",
  "本院认为，甲某的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，判决如下：",
  "被告人甲某犯盗窃罪，判处拘役五个月，缓刑六个月，并处罚金人民币二千元。",
  "如不服本判决，可在接到判决书的第二日起十日内向云州省明江市中级人民法院提出上诉。",
  "审判员 王守正",
  "二〇二三年五月十八日",
];

test("readJudgments() reads text, Markdown and web pages of a folder alike", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, "a.txt"), CRIMINAL.join("\n"));
  writeFileSync(join(folder, "b.md"), `# ${CRIMINAL.join("\n\n")}`);
  writeFileSync(
    join(folder, "c.html"),
    `<html><head><style>p{}</style><script>alert("判决如下：")</script></head><body>${CRIMINAL.map((line) => `<p>${line}</p>`).join("")}</body></html>`,
  );
  const cases = await read(folder);
  expect(cases).toHaveLength(3);
  for (const decided of cases) {
    expect(decided).toMatchObject({
      court: "云州省明江市青溪区人民法院",
      province: "云州省",
      matter: "criminal",
      instance: "first",
      cause: "盗窃罪",
      charges: ["盗窃罪"],
      decidedOn: "2023-05-18",
      articles: [
        { law: "刑法", article: 264 },
        { law: "刑法", article: 67 },
      ],
      amounts: [399_900],
      defendants: 1,
      sentence: { kind: "detention", months: 5, probationMonths: 6, fine: 200_000 },
    });
  }
});

test("readJudgments() leaves judges, lawyers and parties out of the labels of a case", async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, "a.txt"), CRIMINAL.join("\n"));
  const [decided] = await read(folder);
  const { features, charges, articles } = decided ?? {};
  expect(JSON.stringify({ features, charges, articles })).not.toMatch(/王守正|甲某/u);
});

test("readJudgments() takes court level and province from the appeal notice where a data set left the head out", async () => {
  const folder = freshFolder();
  const line = {
    pid: 7,
    name: "甲某盗窃一案",
    document: "甲某盗窃一审刑事判决书",
    facts: CRIMINAL[6],
    reasoning: CRIMINAL[7],
    result: `${CRIMINAL[8]} ${CRIMINAL[9]}`,
  };
  writeFileSync(join(folder, "a.jsonl"), JSON.stringify(line));
  expect((await read(folder))[0]).toMatchObject({
    id: "7",
    court: "",
    courtLevel: "basic",
    province: "云州省",
    instance: "first",
    result: CRIMINAL[8],
    closing: CRIMINAL[9],
  });
});

test("readJudgments() names the file, and the line, that it cannot read", async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "broken.txt"), Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0, 0, 0, 1, 2, 3]));
  await expect(read(folder)).rejects.toThrow(/broken\.txt/);
  const lines = join(folder, "wrong.jsonl");
  writeFileSync(lines, `${JSON.stringify({ text: "一" })}\n${JSON.stringify({ text: 5 })}`);
  await expect(read(lines)).rejects.toThrow(/wrong\.jsonl": line 2: text/);
});

test("textOfHtml() gives what a reader sees and stays with unfinished pages", () => {
  expect(textOfHtml("<p>一&nbsp;二&#x4e09;</p><!-- 暗 --><div>四<br/>五 &lt; 六</div>").trim()).toBe(
    "一 二三\n四\n五 < 六",
  );
  expect(textOfHtml(`甲<script>${"<script".repeat(2000)}`)).toBe("甲");
});
