import { outcomeInterval, spreadOf } from "../../engine/reasoning/outcome-statistics.ts";
import type { Facts, Group, Rules, Statistics } from "./schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Spread and interval of the comparison group; null below the smallest sample, for then they say nothing. */
export function statisticsOf(group: Group | null, { statistics: rules }: Rules): Statistics | null {
  if (group === null || group.outcomes.length < rules.smallestSample) return null;
  const spread = spreadOf(group.outcomes.map(({ value }) => value));
  if (!spread) return null;
  const { count, ...ends } = spread;
  const interval = outcomeInterval(group.outcomes, group.own, { level: rules.level, unit: group.unit });
  return {
    criteria: group.criteria,
    unit: group.unit,
    count,
    spread: ends,
    interval: interval ? { from: interval.from, to: interval.to, level: interval.level } : null,
    measured: rules.measured?.unit === group.unit ? rules.measured : null,
  };
}

const OUTCOMES = {
  granted: { zh: "支持", en: "granted" },
  partly: { zh: "部分支持", en: "partly granted" },
  dismissed: { zh: "驳回", en: "dismissed" },
} as const;

/** Statistics in words; says why where there are none. */
export function statisticsText(facts: Facts, statistics: Statistics | null): Both {
  if (statistics) return spreadText(statistics);
  const known = facts.outcomes.filter((outcome) => outcome !== "unknown");
  const smallest = facts.rules.statistics.smallestSample;
  const count = facts.group?.outcomes.length ?? 0;
  if (known.length < smallest) {
    const most = Math.max(count, known.length);
    return {
      zh: `可比案件仅 ${most} 件，少于 ${smallest} 件，不作结果分布。`,
      en: `Only ${most} comparable cases, fewer than ${smallest}: no spread of outcomes.`,
    };
  }
  const parts = (["granted", "partly", "dismissed"] as const).map((outcome) => ({
    ...OUTCOMES[outcome],
    n: known.filter((one) => one === outcome).length,
  }));
  return {
    zh: `${facts.cause === null ? "案例库中" : "同案由"} ${known.length} 件已决案件：${parts.map(({ zh, n }) => `${zh} ${n} 件`).join("，")}。${LIMITS.zh}`,
    en: `${known.length} decided cases of this cause: ${parts.map(({ en, n }) => `${en} ${n}`).join(", ")}. ${LIMITS.en}`,
  };
}

const LIMITS = {
  zh: "分布不说明本案应如何裁判，库外案件、证据强弱和未写明的事实均不在其中。",
  en: "The spread does not say how this case should end; cases outside the library, strength of evidence and unwritten facts are not in it.",
};

/** A value of the unit in words: months as they are, shares as percent. */
export function inUnit(value: number, unit: Statistics["unit"]): Both {
  if (unit === "months") return { zh: `${Math.round(value)}个月`, en: `${Math.round(value)} months` };
  const percent = `${Math.round(value * 100)}%`;
  return { zh: percent, en: percent };
}

function spreadText(statistics: Statistics): Both {
  const { criteria, unit, count, spread } = statistics;
  const in_ = (language: keyof Both) => (value: number) => inUnit(value, unit)[language];
  const [zh, en] = [in_("zh"), in_("en")];
  const interval = intervalText(statistics);
  return {
    zh: `同组已决案件的分布：${criteria.zh} ${count} 件；${unit === "months" ? "刑期" : "判得占诉请"}最低${zh(spread.least)}，下四分位${zh(spread.lowerQuarter)}，中位${zh(spread.median)}，上四分位${zh(spread.upperQuarter)}，最高${zh(spread.most)}。${interval.zh}${LIMITS.zh}`,
    en: `Spread in the comparison group (${criteria.en}): ${count} cases; ${unit === "months" ? "term" : "share granted"} from ${en(spread.least)} to ${en(spread.most)}, quartiles ${en(spread.lowerQuarter)} and ${en(spread.upperQuarter)}, median ${en(spread.median)}. ${interval.en}${LIMITS.en}`,
  };
}

function intervalText({ interval, unit, measured }: Statistics): Both {
  if (!interval) return { zh: "", en: "" };
  const [from, to] = [inUnit(interval.from, unit), inUnit(interval.to, unit)];
  const percent = Math.round(interval.level * 100);
  const checked = measured
    ? {
        zh: `用 ${measured.sample} 件留出裁判测得的覆盖率为 ${(measured.coverage * 100).toFixed(1)}%（${measured.on}）`,
        en: `coverage measured on ${measured.sample} held-out judgments: ${(measured.coverage * 100).toFixed(1)} % (${measured.on})`,
      }
    : { zh: "该类区间的覆盖率尚未测量", en: "coverage of this kind of interval has not been measured" };
  return {
    zh: `按情节和数额最近的案件推算，${percent}%的同组案件在${from.zh}至${to.zh}之间（保形区间，${checked.zh}）。`,
    en: `By the cases nearest in circumstances and sum, ${percent} % of such cases lie between ${from.en} and ${to.en} (conformal interval; ${checked.en}). `,
  };
}
