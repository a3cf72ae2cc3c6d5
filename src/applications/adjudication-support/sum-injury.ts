import type { ComputationStep, Uncomputed } from "../../engine/reasoning/computation-step.ts";
import { amountStep } from "../../engine/reasoning/computation-step.ts";
import { between, type Calculation, exactly, monthsAndDays } from "../../engine/reasoning/sums/calculation.ts";
import {
  type Dependant,
  dailyItem,
  deathCompensation,
  dependantsLiving,
  disabilityCompensation,
  disabilityShare,
  funeralCosts,
  lostIncome,
  moralDamages,
  shareOfLoss,
} from "../../engine/reasoning/sums/injury-items.ts";
import { vehicleInsurance } from "../../engine/reasoning/sums/vehicle-insurance.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Run, RunContext } from "./sum-run.ts";

/** Items that compulsory insurance pays as medical costs (交强险医疗费用项). */
const MEDICAL = ["medical", "meals", "nutrition"] as const;
/** Items it pays as death and disability (死亡伤残项). */
const DISABILITY = [
  "lost-income",
  "nursing",
  "transport",
  "appliances",
  "disability",
  "dependants-living",
  "death",
  "funeral",
  "moral",
] as const;

const plain =
  (input: string, zh: string, en: string, rule: string): Run =>
  ({ known }) => {
    const fen = known.number(input);
    return exactly([amountStep({ zh, en }, formatYuan(fen), fen, rule)]);
  };

/** Items of personal injury and the shares of insurers (人身损害各项、交强险分担), by part of computations.yaml. */
export const INJURY_RUNS: Readonly<Record<string, Run>> = {
  medical: plain("medical-cost", "医疗费", "medical costs", "人损解释6"),
  transport: plain("transport-cost", "交通费", "transport", "人损解释9"),
  appliances: plain("appliance-cost", "残疾辅助器具费", "appliances", "人损解释13"),
  "lost-income": ({ known }) => lostIncome(known.number("monthly-income"), known.number("lost-days")),
  nursing: ({ known }) =>
    dailyItem({
      name: { zh: "护理费", en: "nursing" },
      dailyFen: known.number("nursing-daily"),
      days: known.number("nursing-days"),
      persons: known.number("nursing-persons"),
      rule: "人损解释8",
    }),
  meals: ({ known }) =>
    dailyItem({
      name: { zh: "住院伙食补助费", en: "hospital meals" },
      dailyFen: known.number("meal-daily"),
      days: known.number("hospital-days"),
      rule: "人损解释10",
    }),
  nutrition: ({ known }) =>
    dailyItem({
      name: { zh: "营养费", en: "nutrition" },
      dailyFen: known.number("nutrition-daily"),
      days: known.number("nutrition-days"),
      rule: "人损解释11",
    }),
  disability,
  "dependants-living": dependants,
  death: ({ known, numbers }) =>
    deathCompensation({ incomeFen: known.number("urban-income"), age: known.number("deceased-age") }, numbers),
  funeral: ({ known, numbers }) => funeralCosts(known.number("local-wage"), numbers),
  moral: ({ known }) => {
    const most = known.number("moral-claimed");
    return moralDamages(Math.min(most, known.number("moral-least")), most);
  },
  "injury-total": injuryTotal,
  "vehicle-shares": vehicleShares,
};

function disability({ known, numbers }: RunContext): Calculation | Uncomputed | undefined {
  const [birth, rated] = [known.day("victim-birth"), known.day("rating-day")];
  const sharePpm = disabilityShare(known.number("disability-grade"), numbers);
  if (!birth || !rated || sharePpm === undefined || rated < birth) return undefined;
  if (typeof sharePpm !== "number") return sharePpm;
  const age = Math.floor(monthsAndDays(birth, rated).months / 12);
  return disabilityCompensation({ incomeFen: known.number("urban-income"), age, sharePpm }, numbers);
}

function dependants({ known, numbers }: RunContext): Calculation | Uncomputed | undefined {
  const sharePpm = disabilityShare(known.number("disability-grade"), numbers);
  const people = known
    .text("dependants")
    .split(/[;；]/u)
    .flatMap((one): Dependant[] => {
      const [age, supporters] = one.split(/[/／]/u).map(Number);
      const isSound = Number.isInteger(age) && Number.isInteger(supporters) && Number(supporters) > 0;
      return isSound ? [{ age: Number(age), supporters: Number(supporters) }] : [];
    });
  if (sharePpm === undefined || people.length === 0) return undefined;
  if (typeof sharePpm !== "number") return sharePpm;
  return dependantsLiving({ dependants: people, spendingFen: known.number("urban-spending"), sharePpm }, numbers);
}

function sumOf(made: RunContext["made"], ids: readonly string[], end: "leastFen" | "mostFen"): number {
  return ids.reduce((sum, id) => sum + (made.get(id)?.[end] ?? 0), 0);
}

function injuryTotal({ known, made }: RunContext): Calculation | undefined {
  const ids = [...MEDICAL, ...DISABILITY].filter((id) => made.has(id));
  if (ids.length === 0) return undefined;
  const share = known.number("fault-share");
  const [low, high] = (["leastFen", "mostFen"] as const).map((end) => sumOf(made, ids, end));
  const words = ids.map((id) => formatYuan(made.get(id)?.mostFen ?? 0)).join(" + ");
  const total = amountStep(
    { zh: "以上能够计算的各项合计", en: "all items that could be computed" },
    `${words} = ${formatYuan(high ?? 0)}`,
    high ?? 0,
    "民法典1179",
  );
  const most = shareOfLoss(high ?? 0, share);
  const least = shareOfLoss(low ?? 0, share);
  const steps: ComputationStep[] = [total, ...most.steps];
  const notes = [
    { zh: "只合计有数据的项目；缺项不作估算。", en: "Only items with data are added; nothing is estimated." },
  ];
  return between([least.mostFen, most.mostFen], steps, notes);
}

function vehicleShares({ known, made }: RunContext): Calculation | Uncomputed | undefined {
  const accident = known.day("accident-day");
  const items = [...MEDICAL, ...DISABILITY].filter((id) => made.has(id));
  if (!accident || items.length === 0) return undefined;
  const faultPpm = known.number("fault-share");
  return vehicleInsurance(
    {
      medicalFen: sumOf(made, MEDICAL, "mostFen"),
      disabilityFen: sumOf(made, DISABILITY, "mostFen"),
      propertyFen: known.number("property-loss"),
    },
    {
      atFault: faultPpm > 0,
      faultPpm,
      commercialFen: known.number("commercial-limit"),
      victimPpm: known.number("victim-part"),
    },
    known.numbersOn(accident),
  );
}
