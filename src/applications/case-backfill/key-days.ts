import { type FoundDate, findDates } from "../../engine/text/dates.ts";
import type { OwnPapers } from "./own-papers.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, readLines, type SourcePaper } from "./source-paper.ts";

/** Where the day stands on which the legal facts arose: before or after the date in the papers of a kind. */
interface KeyDay {
  readonly field: string;
  readonly kinds: readonly string[];
  /** Causes to which the day matters. */
  readonly causes: RegExp;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const KEY_DAYS: readonly KeyDay[] = [
  {
    field: "accident.on",
    causes: /事故/u,
    kinds: ["accident-determination"],
    before: /(?:事故|发生)(?:发生)?(?:时间|日期)[:：]?$/u,
  },
  {
    field: "accident.on",
    causes: /事故/u,
    kinds: ["accident-determination"],
    after: /^\d{1,2}[时:：点]|^(?:上午|下午|晚|凌晨)/u,
  },
  {
    field: "employment.from",
    causes: /劳动|劳务|工伤/u,
    kinds: ["labour-contract"],
    before: /(?:期限)?(?:自|从)$|入职(?:时间|日期)[:：]?$/u,
  },
  {
    field: "marriage.registeredOn",
    causes: /婚|抚养|夫妻|扶养/u,
    kinds: ["marriage-certificate"],
    before: /登记(?:日期|时间)[:：]?$/u,
  },
];

/** Days of the facts in causes other than loans, from the one paper that proves them: which law was in force depends on them (ST-04). */
export function keyDayReadings({ papers }: OwnPapers, cause: string | undefined, { rules }: Facts): Reading[] {
  const fits = (causes: RegExp): boolean => cause === undefined || causes.test(cause);
  const keys = KEY_DAYS.filter(({ causes }) => fits(causes));
  const named = papers.flatMap((paper) => {
    const [found] = keys.filter(({ kinds }) => kinds.includes(paper.kind)).flatMap((key) => dayIn(paper, key));
    return found ? [found] : [];
  });
  const contract = fits(/合同|物业|服务|租赁|买卖/u)
    ? papers.find(({ kind }) => rules.contracts.includes(kind))
    : undefined;
  return [...named, ...(contract ? signedOn(contract) : [])];
}

function dayIn(paper: SourcePaper, { field, before, after }: KeyDay): Reading[] {
  const { text } = paper.flat;
  const found = findDates(text).find(
    ({ start, end, precision }) =>
      precision === "day" &&
      (before?.test(text.slice(Math.max(0, start - 10), start)) ?? true) &&
      (after?.test(text.slice(end, end + 6)) ?? true),
  );
  return found ? [readFlat(paper, field, { ...found, value: found.day }, 0.88)] : [];
}

function signedOn(paper: SourcePaper): Reading[] {
  const found = signingDay(paper);
  return found ? [readLines(paper, "contract.signedOn", { ...found, value: found.day }, 0.88)] : [];
}

/** The day under the signature (签订日): after 签订日期, else the last full date that stands alone in its line. */
export function signingDay(paper: SourcePaper): FoundDate | undefined {
  const { text } = paper.lines;
  const dates = findDates(text).filter(({ precision }) => precision === "day");
  const labelled = dates.find(({ start }) =>
    /(?:签[订署约]|立据|借款|出具)(?:日期|时间)[ \t]*[:：为]?[ \t]*$/u.test(text.slice(Math.max(0, start - 10), start)),
  );
  if (labelled) return labelled;
  const alone = dates.filter(({ start, end }) => {
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = text.indexOf("\n", end);
    const around = text.slice(lineStart, start) + text.slice(end, lineEnd < 0 ? text.length : lineEnd);
    return !/[，。；于至到起止前]/u.test(around) && around.trim().length <= 24;
  });
  return alone.at(-1);
}
