import type { ProvisionRef } from "../../vocabulary/law.ts";

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const PLACES = ["", "十", "百", "千"] as const;

/** A whole number from 1 to 9999 in Chinese numerals as statutes number their articles: 1260 is 一千二百六十, 12 is 十二. */
export function chineseNumber(value: number): string {
  const digits = Array.from(String(value)).map(Number);
  const said = digits.map((digit, at) => {
    const place = PLACES[digits.length - 1 - at] ?? "";
    return digit === 0 ? "零" : `${DIGITS[digit] ?? ""}${place}`;
  });
  const joined = said.join("").replace(/零+$/, "").replace(/零+/g, "零");
  return value >= 10 && value < 20 ? joined.replace(/^一十/, "十") : joined;
}

/**
 * The official form of a citation: 《中华人民共和国刑法》第二百六十四条之一第二款第三项 (UX 36). Marks within a title become
 * single ones: 《关于适用〈民法典〉的解释》.
 */
export function citation(ref: ProvisionRef): string {
  const sub = ref.sub === undefined ? "" : `之${chineseNumber(ref.sub)}`;
  const paragraph = ref.paragraph === undefined ? "" : `第${chineseNumber(ref.paragraph)}款`;
  const item = ref.item === undefined ? "" : `第${chineseNumber(ref.item)}项`;
  const title = ref.law.replaceAll("《", "〈").replaceAll("》", "〉");
  return `《${title}》第${chineseNumber(ref.article)}条${sub}${paragraph}${item}`;
}
