import {
  childSupport,
  type DividedThing,
  estateShares,
  propertyDivision,
  supportArrears,
} from "../../engine/reasoning/sums/family-sums.ts";
import type { Run } from "./sum-run.ts";

/** Sums of family and succession cases (抚养费、财产分割、遗产份额), by part of computations.yaml. */
export const FAMILY_RUNS: Readonly<Record<string, Run>> = {
  "support-range": ({ known, numbers }) =>
    childSupport({ monthlyFen: known.number("payer-income"), children: known.number("children") }, numbers),
  "support-arrears": ({ known }) =>
    supportArrears(known.number("support-monthly"), known.number("support-months"), known.number("support-paid")),
  "property-balance": ({ known }) => {
    const things = thingsOf(known.text("things"));
    return things.length === 0 ? undefined : propertyDivision(things, known.number("plaintiff-share"));
  },
  "estate-each": ({ known }) =>
    estateShares({
      commonFen: known.number("estate-common"),
      ownFen: known.number("estate-own"),
      debtsFen: known.number("estate-debts"),
      willFen: known.number("estate-will"),
      hasSpouse: known.number("has-spouse") === 1,
      heirs: known.number("heirs"),
    }),
};

/** 房屋/200000000/60000000/原告; … : name, value and debt in fen, who keeps it. */
function thingsOf(text: string): DividedThing[] {
  return text.split(/[;；]/u).flatMap((one): DividedThing[] => {
    const [name = "", value, debt, side = ""] = one.split(/[/／]/u).map((part) => part.trim());
    const [valueFen, debtFen] = [Number(value), Number(debt)];
    const isSound = name !== "" && [valueFen, debtFen].every((fen) => Number.isSafeInteger(fen) && fen >= 0);
    return isSound ? [{ name, valueFen, debtFen, toPlaintiff: side.includes("原告") }] : [];
  });
}
