import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { OffenceWords, PersonWords } from "../../../vocabulary/recognition.ts";
import { findOffenceEntities } from "./find-offence-entities.ts";
import { findPersons } from "./find-persons.ts";

const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, "../../../../knowledge/entities", name), "utf8"));
const persons = PersonWords.parse(read("persons.yaml"));
const offences = OffenceWords.parse(read("theft.yaml"));

function entitiesOf(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { kind, start, end, text: words } of findOffenceEntities(text, { persons, offences })) {
    expect(text.slice(start, end)).toBe(words);
    found[kind] = [...(found[kind] ?? []), words];
  }
  return found;
}

test("findOffenceEntities() reads a theft: who, whose, what, with what, when, where, worth and sold for what", () => {
  const text =
    "2023年5月2日凌晨1时许，被告人彭某某来到青禾县北街镇一家超市门口，用螺丝刀撬开车锁，将被害人段某某停放在此的一辆蓝色电动车盗走，经鉴定，价值人民币1820元，后以500元的价格卖给了收购人员。";
  expect(entitiesOf(text)).toEqual({
    suspect: ["彭某某"],
    victim: ["段某某"],
    goods: ["一辆蓝色电动车"],
    tool: ["螺丝刀"],
    time: ["2023年5月2日凌晨1时许"],
    place: ["青禾县北街镇一家超市门口"],
    value: ["人民币1820元"],
    gain: ["500元"],
  });
});

test("findOffenceEntities() tells money that was taken from goods counted behind their name", () => {
  const text = "窃得被害人魏某的现金人民币600元、香烟2条。";
  expect(entitiesOf(text)).toMatchObject({ victim: ["魏某"], goods: ["香烟2条"] });
  expect(entitiesOf(text)["money-taken"]?.[0]).toContain("600元");
});

test("findOffenceEntities() gives no time and no place of a sentence that tells of an arrest only", () => {
  const found = entitiesOf("2023年6月1日，民警在青禾县车站将被告人彭某某抓获归案。");
  expect(found).toEqual({ suspect: ["彭某某"] });
});

test("findPersons() gives a whole list the role of its word and finds the names again", () => {
  const text = "被告人董小川、纪某某驾车离开，途中董小川将纪某某放下。";
  expect(findPersons(text, persons).map(({ name, role, said }) => [name, role, said])).toEqual([
    ["董小川", "accused", "accused"],
    ["纪某某", "accused", "accused"],
    ["董小川", "accused", null],
    ["纪某某", "accused", null],
  ]);
});

test("findPersons() reads half veiled names to their end and stops before verbs", () => {
  const namesOf = (text: string) => findPersons(text, persons).map(({ name }) => name);
  expect(namesOf("容留吸毒人员程某亮、丁某吸食")).toEqual(["程某亮", "丁某"]);
  expect(namesOf("被告人陆某购买手机")).toEqual(["陆某"]);
  expect(namesOf("从绰号“阿广”（另案处理）处取得")).toEqual(["阿广"]);
});
