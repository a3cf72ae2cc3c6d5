import fc from "fast-check";
import { expect, test } from "vitest";
import { findCitations, formatCitation } from "./citations.ts";

const CODE = "中华人民共和国民法典";
const CPL = "中华人民共和国民事诉讼法";
const LOANS = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定";
const CPL_READING = "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释";
const MARRIAGE = "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）";
const TITLES = new Map([
  ["民法典", CODE],
  [CODE, CODE],
  ["民诉法", CPL],
  ["民事诉讼法", CPL],
  [CPL, CPL],
  ["民间借贷规定", LOANS],
  [LOANS, LOANS],
  ["民诉解释", CPL_READING],
  [CPL_READING, CPL_READING],
  [MARRIAGE, MARRIAGE],
  ["刑法", "中华人民共和国刑法"],
]);

const cited = (text: string): string[] =>
  findCitations(text, TITLES).map((found) => {
    const places = [found.article, found.sub ?? "", found.paragraph ?? "", found.item ?? ""]
      .join(".")
      .replace(/\.+$/, "");
    return `${found.title ?? `?${found.law}`}/${places}`;
  });

test("findCitations() resolves short, full and unbracketed names", () => {
  expect(cited("依照《民诉法》第六十七条的规定")).toEqual([`${CPL}/67`]);
  expect(cited("根据民法典第667条")).toEqual([`${CODE}/667`]);
  expect(cited("民法典667条")).toEqual([`${CODE}/667`]);
  expect(cited("《中华人民共和国民法典》第六百七十九条")).toEqual([`${CODE}/679`]);
  expect(cited("依照中华人民共和国民法典第六百七十九条")).toEqual([`${CODE}/679`]);
  expect(cited("《中华人民共和国\n民法典》第 六百七十九 条")).toEqual([`${CODE}/679`]);
  expect(cited(`《${CPL_READING}》第九十条`)).toEqual([`${CPL_READING}/90`]);
  expect(cited("《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条")).toEqual([`${CPL_READING}/90`]);
  expect(cited(`《${MARRIAGE}》第一条`)).toEqual([`${MARRIAGE}/1`]);
  expect(cited("《中华人民共和国民法典》（以下简称民法典）第六百七十五条")).toEqual([`${CODE}/675`]);
  expect(cited("《民法典》合同编第６６７条")).toEqual([`${CODE}/667`]);
});

test("findCitations() keeps the law through lists and 同法", () => {
  expect(
    cited("《民法典》第六百七十四条、第六百七十五条，《民事诉讼法》第六十七条第一款、第一百四十七条之规定"),
  ).toEqual([`${CODE}/674`, `${CODE}/675`, `${CPL}/67..1`, `${CPL}/147`]);
  expect(cited("依据民法典第五百零九条，同法第十条第二款")).toEqual([`${CODE}/509`, `${CODE}/10..2`]);
  expect(cited("民法典第667、668条")).toEqual([`${CODE}/667`, `${CODE}/668`]);
  expect(cited("民法典第十条第一款、第三款和第十二条")).toEqual([`${CODE}/10..1`, `${CODE}/10..3`, `${CODE}/12`]);
});

test("findCitations() reads ranges, 之一, paragraphs and items in their forms", () => {
  expect(cited("民法典第一条至第三条")).toEqual([`${CODE}/1`, `${CODE}/2`, `${CODE}/3`]);
  expect(cited("民法典第667-669条")).toEqual([`${CODE}/667`, `${CODE}/668`, `${CODE}/669`]);
  expect(cited("刑法第一百三十三条之一第一款第二项")).toEqual(["中华人民共和国刑法/133.1.1.2"]);
  expect(cited("《民诉法》第二百一十一条第（六）项")).toEqual([`${CPL}/211...6`]);
  expect(cited("《民诉法》第一百五十七条第一款(三)项")).toEqual([`${CPL}/157..1.3`]);
  expect(cited("《民诉法》第一百七十七条第一款第一项、第二项")).toEqual([`${CPL}/177..1.1`, `${CPL}/177..1.2`]);
  expect(cited("民间借贷规定第二十五条第一款、第二十八条第二款第（一）项")).toEqual([
    `${LOANS}/25..1`,
    `${LOANS}/28..2.1`,
  ]);
});

test("findCitations() keeps a law it does not know as written and invents none for contracts", () => {
  expect(cited("《云溪市供水办法》第三条")).toEqual(["?云溪市供水办法/3"]);
  expect(cited("依照劳动合同法第三十八条")).toEqual(["?劳动合同法/38"]);
  for (const text of [
    "双方合同第五条约定",
    "根据上述规定第三条",
    "本合同第八条",
    "三条裤子",
    "第三条，甲方应付款",
    "公司章程第十条",
  ]) {
    expect(cited(text), text).toEqual([]);
  }
});

test("formatCitation() renders CI-01 and findCitations() reads it back for every place", () => {
  expect(formatCitation({ law: "中华人民共和国刑法", article: 264 })).toBe("《中华人民共和国刑法》第二百六十四条");
  expect(formatCitation({ law: "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释", article: 90 })).toBe(
    "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条",
  );
  const place = fc.record(
    {
      article: fc.integer({ min: 1, max: 1260 }),
      sub: fc.integer({ min: 1, max: 9 }),
      paragraph: fc.integer({ min: 1, max: 9 }),
      item: fc.integer({ min: 1, max: 20 }),
    },
    { requiredKeys: ["article"] },
  );
  fc.assert(
    fc.property(place, (ref) => {
      const [found, ...rest] = findCitations(`依照${formatCitation({ law: CODE, ...ref })}的规定`, TITLES);
      expect(rest).toEqual([]);
      expect(found).toMatchObject({ title: CODE, ...ref });
    }),
  );
});

test("findCitations() never throws and its spans are slices of the text", () => {
  const pieces = fc.constantFrom(
    "《",
    "》",
    "民法典",
    "第",
    "十",
    "1",
    "条",
    "款",
    "项",
    "（",
    "）",
    "、",
    "至",
    "之",
    "一",
    "同法",
    " ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(texts, (text) =>
      findCitations(text, TITLES).every(
        (found) => found.start < found.end && text.slice(found.start, found.end) === found.text,
      ),
    ),
  );
});
