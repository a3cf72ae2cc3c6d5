import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recognise } from "./recognise.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xiezhi-extraction-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function shown(what: string, text: string): Promise<string> {
  const file = join(folder, `${what}.txt`);
  writeFileSync(file, text);
  let answer = "";
  await recognise.run([what, file], { json: false, result: (_, words) => (answer = words), say: () => undefined });
  return answer;
}

test("recognise marital shows each element with the words that say it", async () => {
  const text = await shown("marital", "原告曾于2021年起诉离婚，后撤回起诉。");
  expect(text).toContain("二次起诉离婚 Second suit for divorce");
  expect(text).toContain("1 项要素 element(s)");
});

test("recognise entities shows who, whose and what in the order of the text", async () => {
  const text = await shown("entities", "被告人彭某某用扳手撬门，盗走被害人段某某的电瓶2只。");
  expect(text.split("\n").map((line) => line.replace(/^\[\d+–\d+\] /u, ""))).toEqual([
    "犯罪嫌疑人 suspect  彭某某",
    "作案工具 tool  扳手",
    "被害人 victim  段某某",
    "被盗物品 goods  段某某的电瓶2只",
    "4 个实体 entity(ies)",
  ]);
});

test("recognise drugs shows the relations and the weights in milligrams", async () => {
  const text = await shown("drugs", "被告人郭某某将净重0.62克的海洛因贩卖给许某。");
  expect(text).toContain("郭某某  贩卖给 sold to  许某");
  expect(text).toContain("620 mg heroin");
  expect(text).toContain("2 项关系 relation(s)，1 项重量 weight(s)");
});
