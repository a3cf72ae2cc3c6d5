import type { AskedInput } from "./sum-schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Words of the panel in which the bench supposes other facts (情形推演). */
export const WHAT_IF = {
  zh: {
    title: "情形推演",
    hint: "假设不同的认定，看哪些结论随之变化。推演不保存，不是裁判意见，也不影响已有的辅助意见。",
    elements: "要件",
    defences: "抗辩",
    values: "日期、金额、比例",
    reset: "全部恢复",
    moves: "变化的结论",
    unchanged: "没有结论发生变化。",
    nothing: "尚未作出任何假设。",
    running: "正在推演……",
    failed: "推演没有完成，请重试；案件和辅助意见没有变化。",
    before: "原来",
    after: "假设之下",
    absent: "无",
  },
  en: {
    title: "What if",
    hint: "Suppose other findings and see which conclusions move. Nothing is kept, nothing is decided, and the advice stays as it is.",
    elements: "Elements",
    defences: "Defences",
    values: "Days, sums, shares",
    reset: "Reset all",
    moves: "Conclusions that move",
    unchanged: "No conclusion moves.",
    nothing: "Nothing is supposed yet.",
    running: "Working…",
    failed: "It could not be worked out; try again. Case and advice are unchanged.",
    before: "before",
    after: "as supposed",
    absent: "none",
  },
} as const;

/** Findings on an element that may be supposed. */
export const ELEMENT_CHOICES: readonly (Both & { readonly value: "undecided" | "found" | "not-found" })[] = [
  { value: "undecided", zh: "不作假设", en: "no supposition" },
  { value: "found", zh: "认定", en: "found" },
  { value: "not-found", zh: "不认定", en: "not found" },
];

/** Answers to a defence that may be supposed. */
export const DEFENCE_CHOICES: readonly (Both & { readonly value: "undecided" | "upheld" | "rejected" })[] = [
  { value: "undecided", zh: "不作假设", en: "no supposition" },
  { value: "upheld", zh: "成立", en: "upheld" },
  { value: "rejected", zh: "不成立", en: "rejected" },
];

/** Facts of a loan that may be supposed otherwise, by case field. */
export const LOAN_INPUTS: readonly AskedInput[] = [
  { id: "loan.principal", name: { zh: "约定借款本金", en: "Sum agreed" }, unit: "fen" },
  { id: "loan.rate", name: { zh: "约定年利率", en: "Agreed rate a year" }, unit: "rate" },
  { id: "loan.deliveredOn", name: { zh: "款项交付日", en: "Day of delivery" }, unit: "day" },
  { id: "loan.dueOn", name: { zh: "还款到期日", en: "Day due" }, unit: "day" },
];

/** In which unit a value is typed. */
export const TYPED_AS: Readonly<Record<AskedInput["unit"], Both>> = {
  fen: { zh: "元", en: "yuan" },
  day: { zh: "年-月-日", en: "YYYY-MM-DD" },
  count: { zh: "数量", en: "number" },
  share: { zh: "%", en: "%" },
  rate: { zh: "%（年）", en: "% a year" },
  grade: { zh: "级", en: "grade" },
  yes: { zh: "是或者否", en: "yes or no" },
  list: { zh: "清单", en: "list" },
};

/** What was typed in the form of a case field: yuan as fen, percent as parts per million; undefined where it has no such form. */
export function typedAs(text: string, unit: AskedInput["unit"]): string | undefined {
  const trimmed = text.trim();
  switch (unit) {
    case "list":
      return trimmed === "" ? undefined : trimmed;
    case "day":
      return /^\d{4}-\d{2}-\d{2}$/u.test(trimmed) ? trimmed : undefined;
    case "yes":
      return YES[trimmed];
    case "count":
      // Counts such as square metres may have decimals; the rules of the input say in which parts they are kept.
      return /^\d{1,9}(?:\.\d{1,2})?$/u.test(trimmed) ? trimmed : undefined;
    case "grade":
      return /^\d{1,2}$/u.test(trimmed) ? trimmed : undefined;
    case "fen":
      return inParts(trimmed, 2);
    default:
      return inParts(trimmed, 4);
  }
}

const YES: Readonly<Record<string, string>> = { 是: "true", yes: "true", 否: "false", no: "false" };

/** A decimal number in parts of ten to the given power: 12.5 yuan are 1250 fen. */
function inParts(text: string, places: number): string | undefined {
  const match = /^(?<whole>\d{1,12})(?:\.(?<rest>\d+))?$/u.exec(text.replaceAll(",", ""));
  const rest = match?.groups?.["rest"] ?? "";
  if (!match || rest.length > places) return undefined;
  return String(Number(`${match.groups?.["whole"] ?? ""}${rest.padEnd(places, "0")}`));
}
