import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { DrugWords, PersonWords } from "../../vocabulary/recognition.ts";
import { drugFacts } from "./drug-facts.ts";
import { drugWeights } from "./drug-facts-weights.ts";

const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, "../../../knowledge/entities", name), "utf8"));
const words = { persons: PersonWords.parse(read("persons.yaml")), drugs: DrugWords.parse(read("drugs.yaml")) };
const relationsOf = (text: string) =>
  drugFacts(text, words).relations.map(({ kind, head, tail }) => `${head.text} ${kind} ${tail.text}`);

test("drugFacts() reads a sale with both sides and the drug by its first name", () => {
  const text =
    "2024年3月5日20时许，被告人郭某某在青禾县北街宾馆附近，以400元的价格将净重0.62克的甲基苯丙胺（冰毒）贩卖给吸毒人员许某。";
  expect(relationsOf(text)).toEqual(["郭某某 sells-to 许某", "郭某某 deals-in 甲基苯丙胺"]);
  const { mentions } = drugFacts(text, words);
  for (const { start, end, text: written } of mentions) expect(text.slice(start, end)).toBe(written);
  expect(mentions.filter(({ kind }) => kind === "time").map(({ text: at }) => at)).toEqual(["2024年3月5日20时"]);
});

test("drugFacts() reads who bought from whom, and keeps what was seized apart from what was sold", () => {
  const text =
    "被告人邵某从绰号“阿广”（另案处理）处购买海洛因用于吸食。次日，民警从邵某身上查获海洛因12.5克，经鉴定检出海洛因成分。经检测，邵某尿液呈吗啡阳性。";
  expect(relationsOf(text)).toEqual(["阿广 sells-to 邵某", "阿广 deals-in 海洛因", "邵某 keeps 海洛因"]);
});

test("drugFacts() reads every guest of one who gives shelter, and not the charge as an act", () => {
  const text = "被告人范某在其家中容留潘某某、贾某吸食冰毒。公诉机关认为应当以容留他人吸毒罪追究被告人范某的刑事责任。";
  expect(relationsOf(text)).toEqual(["范某 shelters 潘某某", "范某 shelters 贾某"]);
});

test("drugFacts() finds nothing in a text that tells of no drugs", () => {
  expect(relationsOf("被告人范某与潘某某因琐事发生争吵。")).toEqual([]);
});

test("drugWeights() gives milligrams of the drug named nearest, none where no known drug stands", () => {
  const text = "查获海洛因1.5克、氯胺酮2千克。另查获白色粉末3克。";
  const { mentions } = drugFacts(text, words);
  expect(drugWeights(text, mentions).map(({ drug, value }) => [drug, value])).toEqual([
    ["heroin", 1500],
    ["ketamine", 2_000_000],
  ]);
});
