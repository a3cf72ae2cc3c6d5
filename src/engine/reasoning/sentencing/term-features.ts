import type { Charge, SentencingRules } from "../../../vocabulary/charge.ts";
import type { Day } from "../../../vocabulary/day.ts";
import { readAllegedFacts } from "./alleged-facts.ts";
import { crimeTotal } from "./crime-total.ts";
import { readPaperSentences } from "./crime-total-parts.ts";
import { findCircumstances, readCircumstances } from "./find-circumstances.ts";
import { findCrimeAmounts } from "./find-crime-amounts.ts";
import { findQuantities } from "./find-quantities.ts";
import { type OffenceText, readOffenceText } from "./offence-words.ts";
import { recommendedTerm } from "./recommended-term.ts";
import { limitsOf } from "./sentence-range.ts";
import { statutoryTier } from "./statutory-tier.ts";

/** A case whose term is compared with decided ones: its facts, its charges and the rules of its day. */
export interface TermQuestion {
  readonly text: string;
  /** Names of the charges as listed; the rules of those that have deep ones. */
  readonly charges: readonly string[];
  readonly deep: readonly Charge[];
  readonly rules: SentencingRules;
  readonly on: Day;
}

/** Figures about a case by name (量刑特征); what the text does not tell is absent. No person is part of them. */
export type TermFeatures = Readonly<Record<string, number>>;

/** Sums that are not the size of the offence. */
const SIDE_ROLES = new Set(["returned", "compensated", "fine", "paid-price", "debt", "balance", "promised"]);

/** Acts that make an offence heavier whatever its name, as the law's tiers and the guideline name them. */
const ACTS: readonly (readonly [string, RegExp])[] = [
  ["armed", /持刀|持械|凶器|匕首|菜刀|砍刀|水果刀|枪|棍|铁管|斧/gu],
  ["violence", /殴打|捅|砍|刺|掐|捆绑|威胁|暴力/gu],
  ["dwelling", /入户|入室|潜入[^，。]{0,10}(?:家|住处|室内)|进入[^，。]{0,14}家中/gu],
  ["pickpocket", /扒窃|口袋内|口袋里|衣兜|随身/gu],
  ["together", /伙同|结伙|纠集|共谋|预谋|合伙/gu],
  ["many", /多次|先后|分别|数次/gu],
  ["at-large", /在逃|逃逸|逃离|网上追逃|抓获/gu],
  ["child", /未成年|幼女|幼童|儿童|不满十[四六八]周岁/gu],
  ["completed-not", /未遂|未得逞|未能得逞/gu],
  ["earlier-term", /刑满释放|假释|前科|判处有期徒刑|被判处/gu],
  ["grave-words", /情节严重|后果严重|数额巨大|特别巨大|特别严重|情节恶劣/gu],
  ["large-words", /数额较大|情节轻微|情节较轻/gu],
  ["repaid", /退赃|退赔|退还|归还|发还|返还|赔偿|谅解/gu],
  ["appeal", /上诉人|二审|原判|原审/gu],
];

/** Reads the figures of a case from its facts. */
export function readTermFeatures(question: TermQuestion): TermFeatures {
  const sentences = readPaperSentences(question.text);
  // Proofs repeat the facts in other words, and papers differ in how many they list.
  const told = sentences.filter(({ part }) => part !== "proof").map(({ text }) => text);
  const core = { ...question, text: told.join("") };
  const read = readOffenceText(core.text);
  return {
    ...circumstancesOf(read, question.rules),
    ...quantitiesOf(core),
    ...tierOf(read, core),
    ...actsOf(core.text),
    charges: question.charges.length,
  };
}

/** 1 for a circumstance the text names, a half for one it describes or argues, −1 for one it denies. */
function circumstancesOf(read: OffenceText, { circumstances }: SentencingRules): TermFeatures {
  const found: Record<string, number> = {};
  for (const { id, stance, strength } of readCircumstances(findCircumstances(read, circumstances))) {
    const value = stance === "denied" ? -1 : stance === "stated" && strength === "named" ? 1 : 0.5;
    const key = `circumstance:${id}`;
    found[key] = Math.max(found[key] ?? -1, value);
  }
  return found;
}

function quantitiesOf({ text, rules }: TermQuestion): TermFeatures {
  const found: Record<string, number> = {};
  for (const { kind, value } of findQuantities(text, rules.drugs)) {
    if (kind === "drug") found["drug"] = (found["drug"] ?? 0) + value;
    else found[kind] = Math.max(found[kind] ?? 0, value);
  }
  if (found["drug"] !== undefined) found["drug"] = Math.log10(1 + found["drug"]);
  const sums = findCrimeAmounts(text, rules).filter(({ role }) => role === null || !SIDE_ROLES.has(role));
  const taken = crimeTotal(text, rules);
  if (sums.length > 0) found["largest-sum"] = logYuan(Math.max(...sums.map(({ fen }) => fen)));
  if (taken) found["taken"] = logYuan(taken.fen);
  return found;
}

const logYuan = (fen: number): number => Math.log10(1 + fen / 100);

/** The statutory limits that deep rules leave open and the measure they rest on; of several charges the highest. */
function tierOf(read: OffenceText, question: TermQuestion): TermFeatures {
  const found: Record<string, number> = {};
  for (const charge of question.deep) {
    for (const [name, value] of Object.entries(tierOfCharge(read, charge, question)))
      found[name] = Math.max(found[name] ?? 0, value);
  }
  return found;
}

function tierOfCharge(read: OffenceText, charge: Charge, { rules, on }: TermQuestion): TermFeatures {
  const { alleged, measures } = readAllegedFacts(read, charge, rules);
  const { highest, possible } = statutoryTier(charge, alleged, { on, region: null, thresholds: rules.thresholds });
  const lowest = highest ?? charge.tiers[0];
  if (!lowest) return {};
  const top = possible.at(-1) ?? lowest;
  const inMoney = new Set(charge.measures.filter(({ unit }) => unit === "fen").map(({ id }) => id));
  const sum = measures.find(({ measure }) => inMoney.has(measure));
  return {
    "tier-least": Math.log(1 + limitsOf(lowest, rules.frame).least),
    "tier-most": Math.log(1 + limitsOf(top, rules.frame).most),
    "tier-met": highest ? 1 : 0,
    "offence-facts": alleged.facts.length,
    ...(sum && { measure: logYuan(sum.value) }),
  };
}

function actsOf(text: string): TermFeatures {
  const sentences = readPaperSentences(text);
  const recommended = recommendedTerm(text);
  return {
    ...Object.fromEntries(ACTS.map(([id, words]) => [`act:${id}`, Math.min(6, [...text.matchAll(words)].length)])),
    incidents: Math.min(30, sentences.at(-1)?.incident ?? 0),
    length: Math.log10(10 + text.length),
    ...(recommended && {
      "recommended-least": Math.log(1 + recommended.least),
      "recommended-most": Math.log(1 + recommended.most),
    }),
  };
}
