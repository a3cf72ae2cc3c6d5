import type { DrugLine } from "../../../vocabulary/charge.ts";
import { foldWidth } from "../../text/fold.ts";
import { CHINESE_NUMERALS, parseNumber } from "../../text/numerals.ts";

/** A quantity of an offence (数量) found in a text; drugs name their kind. */
export interface FoundQuantity {
  readonly kind:
    | "alcohol"
    | "drug"
    | "deaths"
    | "grave-injuries"
    | "light-injuries"
    | "slight-injuries"
    | "times"
    | "people"
    | "messages"
    | "calls"
    | "clients"
    | "vehicles";
  readonly value: number;
  readonly drug: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NUMBER = `(?<n>\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${CHINESE_NUMERALS}两]+)`;
const PERSON = "(?:人|名(?!称|义))";
const NAMED_PERSON = "(?:被害人|行人|乘客|乘坐人|驾驶人|骑行人)?[\\u4e00-\\u9fff]{0,2}某*[\\u4e00-\\u9fff]{0,2}";

type Rule = readonly [FoundQuantity["kind"], RegExp];

// Each pattern may carry the number as n; without one the thing itself counts as one.
const RULES: readonly Rule[] = [
  ["alcohol", /(?<n>\d+(?:\.\d+)?)(?:mg|毫克)\/(?:100(?:ml|毫升)|l00ml)/giu],
  ["alcohol", /(?:乙醇|酒精)(?:含量|浓度|成分)?[^。,，\d]{0,10}(?<n>\d+(?:\.\d+)?)(?:mg|毫克)\/(?:100)?(?:ml|毫升)/giu],
  ["deaths", new RegExp(`(?:致|造成)?${NUMBER}${PERSON}(?:当场|抢救无效)?死亡`, "gu")],
  ["deaths", new RegExp(`(?:致|造成|致使|导致)${NAMED_PERSON}(?:当场|经抢救无效|抢救无效|受伤后)?死亡`, "gu")],
  ["deaths", /(?:当场死亡|经抢救无效死亡|抢救无效(?:于[^。，,]{0,16})?死亡)/gu],
  ["grave-injuries", new RegExp(`(?:致|造成)?${NUMBER}${PERSON}(?:的损伤)?(?:程度)?(?:均)?(?:构成|受|为)?重伤`, "gu")],
  ["grave-injuries", /(?:构成|评定为|属|致|造成|鉴定为|达到?|为)[^。，,；;]{0,14}?重伤(?:[一二]级)?/gu],
  [
    "slight-injuries",
    new RegExp(`(?:致|造成)?${NUMBER}${PERSON}(?:的损伤)?(?:程度)?(?:均)?(?:构成|受|为)?轻微伤`, "gu"),
  ],
  ["slight-injuries", /(?:构成|评定为|属|致|造成|鉴定为|达到?|为)[^。，,；;]{0,14}?轻微伤/gu],
  ["light-injuries", new RegExp(`(?:致|造成)?${NUMBER}${PERSON}(?:的损伤)?(?:程度)?(?:均)?(?:构成|受|为)?轻伤`, "gu")],
  ["light-injuries", /(?:构成|评定为|属|致|造成|鉴定为|达到?|为)[^。，,；;]{0,14}?轻伤(?:[一二]级)?/gu],
  [
    "messages",
    new RegExp(
      `${NUMBER}(?:余)?条(?:诈骗)?(?:短信|信息)|(?:短信|信息)[^。，,]{0,8}?${NUMBER.replace("n>", "m>")}(?:余)?条`,
      "gu",
    ),
  ],
  ["calls", new RegExp(`拨打[^。，,]{0,12}?${NUMBER}(?:余)?(?:人次|次|个)`, "gu")],
  ["clients", new RegExp(`为${NUMBER}(?:个|名)(?:以上)?(?:对象|诈骗团伙|网站|平台)`, "gu")],
  [
    "vehicles",
    new RegExp(
      `${NUMBER}(?:辆|台)(?:机动车|汽车|轿车|摩托车)|(?:机动车|汽车|轿车|摩托车)${NUMBER.replace("n>", "m>")}(?:辆|台)`,
      "gu",
    ),
  ],
  [
    "people",
    new RegExp(
      `(?:吸收|集资参与人|投资人|存款人|参赌人员|赌客|涉及|向)[^。，,]{0,8}?${NUMBER}(?:余)?(?:人|名|户)|${NUMBER.replace("n>", "m>")}(?:余)?(?:名|人)(?:集资参与人|投资人|存款人|参赌人员|赌客|会员|吸毒人员)|容留[^。]{0,30}?(?:等)?${NUMBER.replace("n>", "k>")}(?:人|名)`,
      "gu",
    ),
  ],
  [
    "times",
    new RegExp(
      `(?:先后|分|共|共计|多次|累计|作案|盗窃|抢劫|贩卖|容留|敲诈)[^。，,；;]{0,16}?${NUMBER}(?:次|起|笔)(?!付)`,
      "gu",
    ),
  ],
];

/**
 * Quantities of an offence in a text (数量): blood alcohol, drugs by kind and weight, the dead and the injured, times,
 * persons. Of two readings at one place the earlier rule wins; a number nobody can read is left out.
 */
export function findQuantities(text: string, drugs: readonly DrugLine[]): FoundQuantity[] {
  const folded = compact(text);
  const found: FoundQuantity[] = [];
  for (const [kind, pattern] of RULES) {
    for (const match of folded.plain.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const written = groups["n"] ?? groups["m"] ?? groups["k"];
      const value = written === undefined ? 1 : numberOf(written);
      if (value === undefined || isDenied(folded.plain, match.index)) continue;
      add(found, placed(folded, { kind, value, drug: null }, match.index, match[0].length));
    }
  }
  return [...found, ...findDrugs(folded, drugs)].sort((a, b) => a.start - b.start);
}

interface Compact {
  readonly text: string;
  readonly plain: string;
  readonly places: readonly number[];
}

function compact(text: string): Compact {
  const places: number[] = [];
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (/\s/u.test(character)) continue;
    plain += character;
    places.push(at);
  }
  return { text, plain: foldWidth(plain), places };
}

const isDenied = (plain: string, at: number): boolean => /(?:未|没有|不|无|不能认定|并未)$/u.test(plain.slice(0, at));

function numberOf(written: string): number | undefined {
  const digits = written.replace(/,/gu, "");
  if (/^\d+(?:\.\d+)?$/u.test(digits)) return Number(digits);
  return parseNumber(written.replace(/两/gu, "二"));
}

function placed(
  { text, places }: Compact,
  found: Pick<FoundQuantity, "kind" | "value" | "drug">,
  at: number,
  length: number,
): FoundQuantity {
  const start = places[at] ?? 0;
  const end = (places[at + length - 1] ?? start) + 1;
  return { ...found, start, end, text: text.slice(start, end) };
}

/** Keeps one reading of a kind of thing at a place: an injury is not counted again inside a longer phrase. */
function add(found: FoundQuantity[], quantity: FoundQuantity): void {
  const overlaps = found.some(
    ({ start, end, kind }) =>
      start < quantity.end &&
      quantity.start < end &&
      (kind === quantity.kind || (quantity.kind.endsWith("injuries") && kind.endsWith("injuries"))),
  );
  if (!overlaps) found.push(quantity);
}

const WEIGHT =
  /(?:净重|重量|重|共重|共计|合计|约)?(?<n>\d+(?:,\d{3})*(?:\.\d+)?|[零一二三四五六七八九十百千点]+)(?<unit>千克|公斤|克|毫克|kg|g(?!\/))/giu;
const REACH = 28;

/** Weights with the kind of drug named nearest to them, in milligrams. */
function findDrugs(folded: Compact, drugs: readonly DrugLine[]): FoundQuantity[] {
  return [...folded.plain.matchAll(WEIGHT)].flatMap((match): FoundQuantity[] => {
    if (/^\/?100(?:ml|毫升)/iu.test(folded.plain.slice(match.index + match[0].length))) return [];
    const value = numberOf(match.groups?.["n"] ?? "");
    const drug = nearestDrug(folded.plain, match.index, match[0].length, drugs);
    if (
      value === undefined ||
      !drug ||
      /毫克\/|mg\//iu.test(folded.plain.slice(match.index, match.index + match[0].length + 1))
    )
      return [];
    const unit = (match.groups?.["unit"] ?? "").toLowerCase();
    const factor = ({ 毫克: 1, 克: 1000, g: 1000 } as Readonly<Record<string, number>>)[unit] ?? 1_000_000;
    return [placed(folded, { kind: "drug", value: Math.round(value * factor), drug }, match.index, match[0].length)];
  });
}

function nearestDrug(plain: string, at: number, length: number, drugs: readonly DrugLine[]): string | undefined {
  const before = /[^。；;]*$/u.exec(plain.slice(Math.max(0, at - REACH), at))?.[0] ?? "";
  const after = /^[^。；;，,]*/u.exec(plain.slice(at + length, at + length + 12))?.[0] ?? "";
  const hits = drugs.flatMap(({ id, names }) =>
    names.flatMap((name) => {
      const [back, ahead] = [before.lastIndexOf(name), after.indexOf(name)];
      const gaps = [back < 0 ? Infinity : before.length - back - name.length, ahead < 0 ? Infinity : ahead];
      return Math.min(...gaps) === Infinity ? [] : [{ id, gap: Math.min(...gaps), length: name.length }];
    }),
  );
  return hits.sort((a, b) => a.gap - b.gap || b.length - a.length)[0]?.id;
}
