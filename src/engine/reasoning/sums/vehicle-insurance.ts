import { formatYuan } from "../../text/amounts.ts";
import { amountStep, type ComputationStep, type Uncomputed } from "../computation-step.ts";
import {
  type Calculation,
  type DatedNumbers,
  exactly,
  isUncomputed,
  productStep,
  shareFactor,
  take,
} from "./calculation.ts";

/** Losses of a traffic accident in the three groups of compulsory insurance (交强险分项), in fen. */
export interface VehicleLosses {
  /** Treatment, meals in hospital, nutrition. */
  readonly medicalFen: number;
  /** Death, disability, lost income, nursing, transport, dependants, moral damages. */
  readonly disabilityFen: number;
  readonly propertyFen: number;
}

/** Insurance and fault, as the judge finds them. */
export interface VehicleCover {
  /** True when the insured vehicle bears any fault; the limits without fault are lower. */
  readonly atFault: boolean;
  /** Share of fault of the insured side in parts per million. */
  readonly faultPpm: number;
  /** Limit of the commercial policy; 0 when there is none or it does not answer. */
  readonly commercialFen: number;
  /** Share of the compulsory limits left for this victim, where several are hurt (道交解释 19); the whole by default. */
  readonly victimPpm?: number;
}

/** Who bears what (各方承担) beside the steps. */
export interface VehicleShares extends Calculation {
  readonly compulsoryFen: number;
  readonly commercialPaysFen: number;
  readonly wrongdoerFen: number;
  readonly victimFen: number;
}

const GROUPS = [
  { id: "death-disability", key: "disabilityFen", zh: "死亡伤残", en: "death and disability" },
  { id: "medical", key: "medicalFen", zh: "医疗费用", en: "medical costs" },
  { id: "property", key: "propertyFen", zh: "财产损失", en: "property" },
] as const;

/**
 * Shares of compulsory insurer, commercial insurer and wrongdoer (民法典 1213; 道交法 76; 道交解释 13), by the limits of the
 * day of the accident: each group up to its limit, of the rest the share of fault, first from the commercial policy.
 */
export function vehicleInsurance(
  losses: VehicleLosses,
  cover: VehicleCover,
  numbers: DatedNumbers,
): VehicleShares | Uncomputed {
  const suffix = cover.atFault ? "" : "-no-fault";
  const ids = GROUPS.map(({ id }) => `compulsory-insurance-${id}${suffix}`);
  const limits = take(numbers, ids);
  if (isUncomputed(limits)) return limits;
  const steps = GROUPS.map((group, at): ComputationStep => {
    const whole = limits[ids[at] ?? ""] ?? 0;
    const limit = cover.victimPpm === undefined ? whole : Math.floor((whole * cover.victimPpm) / 1_000_000);
    const loss = losses[group.key];
    const pays = Math.min(loss, limit);
    const words = `损失 ${formatYuan(loss)}，限额 ${formatYuan(limit)}，取小者 = ${formatYuan(pays)}`;
    const what = { zh: `交强险：${group.zh}`, en: `compulsory insurance: ${group.en}` };
    return amountStep(what, words, pays, "交强险条例21；道交解释13");
  });
  const compulsoryFen = steps.reduce((sum, { resultFen }) => sum + resultFen, 0);
  return { ...restOf(losses, cover, compulsoryFen, steps), compulsoryFen };
}

function restOf(
  losses: VehicleLosses,
  { faultPpm, commercialFen }: VehicleCover,
  compulsoryFen: number,
  first: readonly ComputationStep[],
): Omit<VehicleShares, "compulsoryFen"> {
  const total = losses.medicalFen + losses.disabilityFen + losses.propertyFen;
  const restFen = total - compulsoryFen;
  const rest = amountStep(
    { zh: "超出交强险的部分", en: "beyond compulsory insurance" },
    `${formatYuan(total)} − ${formatYuan(compulsoryFen)} = ${formatYuan(restFen)}`,
    restFen,
    "民法典1213",
  );
  const borne = productStep({
    what: { zh: "其中按责任比例由机动车一方承担", en: "share of the insured side" },
    baseFen: restFen,
    factors: [shareFactor(faultPpm)],
    rule: "道交法76；民法典1213",
  });
  const commercialPaysFen = Math.min(borne.resultFen, commercialFen);
  const commercial = amountStep(
    { zh: "商业三者险承担", en: "commercial policy" },
    `限额 ${formatYuan(commercialFen)} 以内 = ${formatYuan(commercialPaysFen)}`,
    commercialPaysFen,
    "民法典1213；道交解释13",
  );
  const wrongdoerFen = borne.resultFen - commercialPaysFen;
  const wrongdoer = amountStep(
    { zh: "侵权人承担", en: "wrongdoer" },
    `${formatYuan(borne.resultFen)} − ${formatYuan(commercialPaysFen)} = ${formatYuan(wrongdoerFen)}`,
    wrongdoerFen,
    "民法典1213",
  );
  const paid = compulsoryFen + borne.resultFen;
  const sum = amountStep(
    { zh: "受害人可得合计", en: "all the victim gets" },
    `${formatYuan(compulsoryFen)} + ${formatYuan(borne.resultFen)} = ${formatYuan(paid)}`,
    paid,
    "民法典1213",
  );
  const notes = [
    {
      zh: "商业险是否免责、各伤者如何分配交强险限额，由审判组织认定。",
      en: "Exclusions of the policy and the division among several victims are for the bench.",
    },
  ];
  const calculation = exactly([...first, rest, borne, commercial, wrongdoer, sum], notes);
  return { ...calculation, commercialPaysFen, wrongdoerFen, victimFen: total - paid };
}
