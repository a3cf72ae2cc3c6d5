import type { Charge, TierTest } from "../vocabulary/charge.ts";
import type { ProvisionRef } from "../vocabulary/law.ts";
import { checkUnique, checkVersions, type Placed } from "./cross-checks.ts";
import type { Fault } from "./faults.ts";
import type { Crimes } from "./read-crimes.ts";

/** Checks of crimes and sentencing that no single file can show: versions, names, ids that point nowhere. */
export function checkCrimes(crimes: Crimes, kinds: ReadonlySet<string>, faults: Fault[]): void {
  checkVersions(crimes.charges, ({ id }) => id, faults);
  checkVersions(crimes.names, ({ name }) => name, faults);
  checkVersions(crimes.frames, () => "frame", faults);
  checkVersions(crimes.circumstances, ({ id }) => id, faults);
  checkVersions(crimes.thresholds, ({ id }) => id, faults);
  checkUnique(crimes.roles, ({ id }) => id, faults);
  checkUnique(crimes.drugs, ({ id }) => id, faults);
  checkReplacements(crimes, faults);
  checkCircumstances(crimes, faults);
  for (const charge of crimes.charges) checkCharge(charge, crimes, kinds, faults);
  const charges = new Map(crimes.charges.map((charge) => [charge.id, charge]));
  for (const { file, charge, tier } of crimes.increments) {
    if (!charges.get(charge)?.tiers.some(({ id }) => id === tier))
      faults.push({ file, entry: `${charge} ${tier}`, what: "is for a tier that does not exist" });
  }
}

/** A name that was given up must lead to names that exist. */
function checkReplacements({ names }: Crimes, faults: Fault[]): void {
  const known = new Set(names.map(({ name }) => name));
  for (const { file, name, replacedBy } of names) {
    for (const next of replacedBy.filter((each) => !known.has(each)))
      faults.push({ file, entry: name, what: `is replaced by "${next}", which is no name` });
  }
}

function checkCircumstances({ circumstances, charges }: Crimes, faults: Fault[]): void {
  const known = new Set(circumstances.map(({ id }) => id));
  const chargeIds = new Set(charges.map(({ id }) => id));
  for (const { file, id, covers, charges: only, bands } of circumstances) {
    const lost = [...covers.filter((each) => !known.has(each)), ...only.filter((each) => !chargeIds.has(each))];
    if (lost.length > 0) faults.push({ file, entry: id, what: `names ${lost.join(", ")}, which does not exist` });
    if (bands.some(({ least, most }) => least < 0 || least > most || most > 100))
      faults.push({ file, entry: id, what: "has a range outside 0 to 100 percent or upside down" });
  }
}

function checkCharge(charge: Placed<Charge>, crimes: Crimes, kinds: ReadonlySet<string>, faults: Fault[]): void {
  const { file, id, tiers, facts, measures, elements, exclusions } = charge;
  const fault = (entry: string, what: string) => faults.push({ file, entry: `${id} ${entry}`, what });
  const placed = (ids: readonly { readonly id: string }[]) => ids.map((one) => ({ id: one.id, file }));
  checkUnique(placed([...elements, ...facts, ...exclusions, ...measures]), (one) => one.id, faults);
  checkUnique(placed(tiers), (one) => one.id, faults);
  if (!crimes.names.some(({ name }) => name === charge.name)) fault("name", `"${charge.name}" is no name of a crime`);
  for (const element of elements) {
    for (const { kind } of element.evidence.filter((one) => !kinds.has(one.kind)))
      fault(element.id, `evidence kind "${kind}" is not in documents/kinds.yaml`);
  }
  for (const tier of tiers) {
    if (tier.months.least > tier.months.most) fault(tier.id, "begins above its end");
    for (const way of tier.ways) for (const test of way.all) checkTest(test, charge, crimes, faults);
  }
  const common = new Set(crimes.circumstances.map((one) => one.id));
  for (const each of charge.circumstances.filter((one) => !common.has(one)))
    fault("circumstances", `"${each}" is no circumstance`);
  checkExamples(charge, common, faults);
}

function checkTest(test: TierTest, charge: Placed<Charge>, crimes: Crimes, faults: Fault[]): void {
  const { file, id, facts, measures } = charge;
  const fault = (what: string) => faults.push({ file, entry: id, what });
  if ("facts" in test) {
    for (const each of test.facts.filter((one) => !facts.some((fact) => fact.id === one)))
      fault(`tests the fact "${each}", which it does not list`);
    return;
  }
  const measure = measures.find((one) => one.id === test.measure);
  if (!measure) fault(`tests the measure "${test.measure}", which it does not list`);
  const line = crimes.thresholds.find((one) => one.id === test.least);
  if (typeof test.least === "string" && !line) fault(`tests the line "${test.least}", which is not in thresholds.yaml`);
  if (line && measure && line.unit !== measure.unit) fault(`compares ${measure.id} with ${line.id} of another unit`);
}

function checkExamples(charge: Placed<Charge>, common: ReadonlySet<string>, faults: Fault[]): void {
  const { file, id, examples } = charge;
  for (const { name, facts, measures, circumstances, expect, day } of examples) {
    const lost = [
      ...facts.filter((each) => !charge.facts.some((fact) => fact.id === each)),
      ...Object.keys(measures).filter((each) => !charge.measures.some((measure) => measure.id === each)),
      ...circumstances.filter((each) => !common.has(each.split(":")[0] ?? "")),
      ...[expect.tier ?? [], expect.possible].flat().filter((each) => !charge.tiers.some((tier) => tier.id === each)),
    ];
    if (lost.length > 0)
      faults.push({ file, entry: `${id} ${name}`, what: `names ${lost.join(", ")}, which is unknown` });
    if (day < charge.from || (charge.until !== null && charge.until <= day))
      faults.push({ file, entry: `${id} ${name}`, what: "plays on a day on which the rules do not hold" });
  }
}

/** All citations of charges and of the rules of sentencing, with the entry that makes them. Names of crimes are facts and not checked. */
export function citationsOfCrimes(crimes: Crimes) {
  const from = (file: string, entry: string, refs: readonly ProvisionRef[]) =>
    refs.map((ref) => ({ file, entry, ref }));
  const ofCharge = ({ file, id, elements, tiers, exclusions }: Placed<Charge>) =>
    [
      ...elements.map(({ basis }) => basis),
      ...exclusions.map(({ basis }) => basis),
      ...tiers.flatMap((tier) => [tier.basis, tier.fine.basis, ...tier.ways.map(({ basis }) => basis)]),
    ].flatMap((basis) => from(file, id, basis));
  const ofFrame = crimes.frames.flatMap((frame) =>
    [
      ...[frame.control, frame.detention, frame.fixedTerm, frame.probation, frame.prosecution, frame.ages].map(
        ({ basis }) => basis,
      ),
      frame.combination,
      frame.foundLater,
      frame.newCrime,
      frame.mitigation,
      frame.within,
      frame.lighterLaw,
      frame.custody.control,
      frame.custody.detention,
      frame.custody.fixedTerm,
      frame.fineBasis,
      frame.probation.barredBasis,
      frame.probation.periodBasis,
      ...frame.evidence.map(({ basis }) => basis),
    ].flatMap((basis) => from(frame.file, "frame", basis)),
  );
  return [
    ...crimes.charges.flatMap(ofCharge),
    ...ofFrame,
    ...[...crimes.circumstances, ...crimes.thresholds, ...crimes.drugs].flatMap(({ file, id, basis }) =>
      from(file, id, basis),
    ),
  ];
}
