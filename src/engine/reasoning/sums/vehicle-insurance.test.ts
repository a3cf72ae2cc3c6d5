import { expect, test } from "vitest";
import { isUncomputed } from "./calculation.ts";
import { numbersOf, yuan } from "./testing.ts";
import { type VehicleCover, type VehicleLosses, vehicleInsurance } from "./vehicle-insurance.ts";

const SINCE_2020 = {
  "compulsory-insurance-death-disability": yuan(180_000),
  "compulsory-insurance-medical": yuan(18_000),
  "compulsory-insurance-property": yuan(2_000),
  "compulsory-insurance-death-disability-no-fault": yuan(18_000),
  "compulsory-insurance-medical-no-fault": yuan(1_800),
  "compulsory-insurance-property-no-fault": yuan(100),
};
const BEFORE = {
  ...SINCE_2020,
  "compulsory-insurance-death-disability": yuan(110_000),
  "compulsory-insurance-medical": yuan(10_000),
};
const losses: VehicleLosses = { medicalFen: yuan(50_000), disabilityFen: yuan(200_000), propertyFen: yuan(1_500) };
const cover: VehicleCover = { atFault: true, faultPpm: 700_000, commercialFen: yuan(1_000_000) };

function shares(given: Partial<VehicleCover>, values: Readonly<Record<string, number>> = SINCE_2020) {
  const made = vehicleInsurance(losses, { ...cover, ...given }, numbersOf(values));
  if (isUncomputed(made)) throw new Error(made.note.zh);
  return [made.compulsoryFen, made.commercialPaysFen, made.wrongdoerFen, made.victimFen].map((fen) => fen / 100);
}

test.each<[string, Partial<VehicleCover>, Readonly<Record<string, number>>, number[]]>([
  ["by the limits since 2020-09-19", {}, SINCE_2020, [199_500, 36_400, 0, 15_600]],
  ["by the older limits", {}, BEFORE, [121_500, 91_000, 0, 39_000]],
  ["without fault by the low limits", { atFault: false, faultPpm: 0 }, SINCE_2020, [19_900, 0, 0, 231_600]],
  [
    "beyond the commercial policy the wrongdoer pays",
    { commercialFen: yuan(20_000) },
    SINCE_2020,
    [199_500, 20_000, 16_400, 15_600],
  ],
  ["half of the limits for one of several victims", { victimPpm: 500_000 }, SINCE_2020, [100_000, 106_050, 0, 45_450]],
])("vehicleInsurance() %s (民法典 1213)", (_name, given, values, expected) => {
  expect(shares(given, values)).toEqual(expected);
});

test("vehicleInsurance() says which limit it lacks", () => {
  expect(vehicleInsurance(losses, cover, numbersOf({}))).toMatchObject({ kind: "unknown" });
});
