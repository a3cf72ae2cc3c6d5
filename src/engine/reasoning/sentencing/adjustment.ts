import { roundedShare } from "../computation-step.ts";
import type { CountedCircumstance } from "./counted-circumstances.ts";
import type { MonthSpan, SentenceStep } from "./sentence-step.ts";

/** A span in hundredths of a month after some steps. */
export interface Adjusted {
  readonly span: MonthSpan;
  readonly steps: readonly SentenceStep[];
}

type Banded = CountedCircumstance & { readonly band: NonNullable<CountedCircumstance["band"]> };

const isBanded = (counted: CountedCircumstance): counted is Banded => counted.band !== undefined;
const share = (value: number, percent: number): number => roundedShare([value, percent], [100]);

/** A span of hundredths in words: 10.08个月. */
export function writeMonths({ least, most }: MonthSpan): string {
  const write = (hundredths: number) => `${Number((hundredths / 100).toFixed(2))}个月`;
  return least === most ? write(least) : `${write(least)}至${write(most)}`;
}

/** First layer (AD-29): each circumstance multiplies what stood before, base × (1 − p1) × (1 − p2). */
export function multiplyFirstLayer(base: MonthSpan, counted: readonly CountedCircumstance[]): Adjusted {
  let span = base;
  const steps: SentenceStep[] = [];
  for (const { circumstance, band } of counted.filter(isBanded).filter((one) => one.circumstance.layer === 1)) {
    const before = writeMonths(span);
    const sign = circumstance.direction === "lighter" ? -1 : 1;
    const [first, second] = sign < 0 ? [band.most, band.least] : [band.least, band.most];
    span = { least: share(span.least, 100 + sign * first), most: share(span.most, 100 + sign * second) };
    steps.push({
      what: { zh: `第一层：${circumstance.name.zh}（${band.when.zh}）`, en: `First layer: ${circumstance.name.en}` },
      expression: `${before} ×（1 ${sign < 0 ? "−" : "+"} ${band.least}%至${band.most}%）= ${writeMonths(span)}`,
      span,
      rule: "AD-30",
      basis: circumstance.basis,
    });
  }
  return { span, steps };
}

/** Second layer (AD-29): all others add up and subtract in one factor, × (1 + heavier − lighter); a least addition is kept. */
export function addSecondLayer(base: MonthSpan, counted: readonly CountedCircumstance[]): Adjusted {
  const second = counted.filter(isBanded).filter(({ circumstance }) => circumstance.layer === 2);
  if (second.length === 0) return { span: base, steps: [] };
  const moved = (value: number, end: "least" | "most"): number => {
    const other = end === "least" ? "most" : "least";
    const total = second.reduce((sum, { circumstance, band }) => {
      if (circumstance.direction === "lighter") return sum - share(value, band[other]);
      return sum + Math.max(share(value, band[end]), (circumstance.leastMonths ?? 0) * 100);
    }, value);
    return Math.max(0, total);
  };
  const span = { least: moved(base.least, "least"), most: moved(base.most, "most") };
  const terms = second.map(
    ({ circumstance, band }) =>
      `${circumstance.direction === "lighter" ? "−" : "+"} ${circumstance.name.zh}${band.least}%至${band.most}%${circumstance.leastMonths === null ? "" : `（不少于${circumstance.leastMonths}个月）`}`,
  );
  const english = second.map(({ circumstance }) => circumstance.name.en).join(", ");
  return {
    span,
    steps: [
      {
        what: { zh: "第二层：同向相加、逆向相减", en: `Second layer, added and subtracted: ${english}` },
        expression: `${writeMonths(base)} ×（1 ${terms.join(" ")}）= ${writeMonths(span)}`,
        span,
        rule: "AD-30",
        basis: second.flatMap(({ circumstance }) => circumstance.basis),
      },
    ],
  };
}
