import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkAccused } from "./check-names.ts";
import { checkCharges, checkTerms } from "./check-order.ts";
import { readPaper } from "./paper.ts";
import { Facts } from "./schema.ts";

const [sample = ""] = readFileSync(join(import.meta.dirname, "evaluation.jsonl"), "utf8").split("\n");
const facts = Facts.parse(JSON.parse(sample).facts);

const judgment = (order: string): string =>
  [
    "云州省明江市青溪区人民法院 刑事判决书 （2024）云9907刑初31号 公诉机关云州省明江市青溪区人民检察院。",
    "被告人邵云帆，男，1990年1月2日出生，汉族，无业，住明江市。现羁押于明江市看守所。",
    "经审理查明，2024年1月5日，被告人邵云帆盗窃手机一部。本院认为，被告人邵云帆的行为已构成盗窃罪。",
    `依照《中华人民共和国刑法》第二百六十四条之规定，判决如下： ${order}`,
    "如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向云州省明江市中级人民法院提出上诉。 审判员沈知言 二〇二四年五月六日 书记员陆禾",
  ].join(" ");

const terms = (order: string): string[] => checkTerms(readPaper(judgment(order)), facts).map(({ zh }) => zh);

const SOUND =
  "被告人邵云帆犯盗窃罪，判处有期徒刑一年。（刑期自判决执行之日起计算，即自2024年1月6日起至2025年1月5日止。）";

test("checkTerms() accepts a last day that is the eve of the same date (DT-05)", () => {
  expect(terms(SOUND)).toEqual([]);
});

test("checkTerms() marks a last day that comes too late, or a whole year off", () => {
  expect(terms(SOUND.replace("2025年1月5日", "2025年2月5日"))).toHaveLength(1);
  expect(terms(SOUND.replace("2025年1月5日", "2026年1月5日"))).toHaveLength(1);
});

test("checkTerms() leaves an earlier last day alone, since custody may have been counted", () => {
  expect(terms(SOUND.replace("2025年1月5日", "2024年12月20日"))).toEqual([]);
});

test("checkTerms() marks terms outside the law and probation shorter than the term (DR-30)", () => {
  expect(terms("被告人邵云帆犯盗窃罪，判处拘役八个月。")[0]).toContain("拘役应在1个月以上6个月以下");
  expect(terms("被告人邵云帆犯盗窃罪，判处有期徒刑二年，缓刑一年。")[0]).toContain(
    "缓刑考验期应在24个月以上60个月以下",
  );
  expect(terms("被告人邵云帆犯盗窃罪，判处有期徒刑四年，缓刑五年。")[0]).toContain("不得宣告缓刑");
  expect(terms("被告人邵云帆犯盗窃罪，判处有期徒刑二年，缓刑三年。")).toEqual([]);
});

test("checkCharges() marks a charge that the reasoning does not name", () => {
  const charges = (order: string): string[] => checkCharges(readPaper(judgment(order))).map(({ zh }) => zh);
  expect(charges(SOUND)).toEqual([]);
  expect(charges(SOUND.replace("盗窃罪", "诈骗罪"))[0]).toContain("诈骗罪");
});

test("checkAccused() marks an accused of whom the order says nothing (DR-07) and a name of nobody in the case (DR-34)", () => {
  const rules = (order: string): string[] => checkAccused(readPaper(judgment(order))).map(({ rule }) => rule);
  expect(rules(SOUND)).toEqual([]);
  expect(rules(SOUND.replace("邵云帆", "孔令渊"))).toEqual(["DR-07", "DR-34"]);
});
