import { Day } from "../src/vocabulary/day.ts";
import type { FairnessRules } from "../src/vocabulary/fairness.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SURNAMES = "陶郝顾孟龙万段雷钱汤尹黎易常武乔贺赖龚文".split("");
const GIVEN = ["书远", "之涵", "亦舟", "明澈", "若谷", "思齐", "景行", "安澜", "知远", "予宁"];
const REGISTERED = ["河南省信阳市罗山县", "贵州省遵义市播州区", "江西省赣州市于都县", "云州省明江市青溪区"];
const WORK = ["农民", "教师", "公司经理", "工人", "厨师", "公司职员"];
const HOUSEHOLDS = ["农业户口", "非农业户口", "农村居民", "城镇居民"];

/** An invented person whose description states every attribute that is swapped. Citizen numbers begin with 99. */
export interface InventedPerson {
  readonly name: string;
  readonly words: string;
}

/** Draws from a list by chance. */
export function drawn<T>(from: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new RangeError("Cannot draw from an empty list");
  return one;
}

/** Invents a person; the description is written as papers write it. */
export function inventPerson(random: () => number, rules: FairnessRules, name?: string): InventedPerson {
  const sex = random() < 0.5 ? 1 : 0;
  const year = 1965 + Math.floor(random() * 35);
  const born = Day.parse(`${year}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`);
  const [y, m, d] = born.split("-");
  const body = `990107${y}${m}${d}${10 + Math.floor(random() * 89)}${2 * Math.floor(random() * 5) + sex}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body.charAt(at)), 0);
  const number = body + "10X98765432".charAt(sum % 11);
  const person = name ?? drawn(SURNAMES, random) + drawn(GIVEN, random);
  const words = [
    sex === 1 ? "男" : "女",
    `${y}年${Number(m)}月${Number(d)}日出生`,
    drawn(ethnicities(rules), random),
    drawn(WORK, random),
    drawn(HOUSEHOLDS, random),
    `户籍所在地${drawn(REGISTERED, random)}`,
    "住云州省明江市青溪区桂花巷18号",
    `公民身份号码${number}`,
  ].join("，");
  return { name: person, words };
}

function ethnicities(rules: FairnessRules): readonly string[] {
  const swaps = rules.attributes.find(({ id }) => id === "ethnicity")?.swaps ?? [];
  const [first] = swaps.flatMap((rule) => (rule.kind === "rotate" && rule.context === "entry" ? [rule.values] : []));
  // Half of the people are of the majority, as a biased model would have learned it.
  return first ? [...first, ...first.map(() => "汉族")] : ["汉族"];
}
