import type { FineRule, SentencingFrame } from "../../../vocabulary/charge.ts";
import type { FailureText } from "../../../vocabulary/failure.ts";
import type { ProvisionRef } from "../../../vocabulary/law.ts";
import { formatYuan } from "../../text/amounts.ts";

/** Limits of a fine (罚金幅度) in fen; most is null where the law sets none or the amount of the crime is not known. */
export interface FineRange {
  readonly rule: FineRule["rule"];
  readonly least: number;
  readonly most: number | null;
  readonly message: FailureText;
  readonly basis: readonly ProvisionRef[];
}

const RULES: Readonly<Record<FineRule["rule"], FailureText>> = {
  none: { zh: "不并处罚金", en: "no fine" },
  may: { zh: "可以并处罚金", en: "a fine may be added" },
  together: { zh: "并处罚金", en: "a fine is added" },
  "together-or-alone": { zh: "并处或者单处罚金", en: "a fine is added or stands alone" },
  "alone-possible": { zh: "可以单处罚金", en: "a fine may stand alone" },
  "or-confiscation": { zh: "并处罚金或者没收财产", en: "a fine or confiscation is added" },
  confiscation: { zh: "并处没收财产", en: "confiscation is added" },
};

/** Limits of the fine of a tier (刑法 52; 财产刑规定 2); undefined where no fine belongs to it. */
export function fineRange(
  fine: FineRule,
  amountFen: number | undefined,
  frame: SentencingFrame,
): FineRange | undefined {
  if (fine.rule === "none") return undefined;
  const least = fine.least ?? frame.leastFine;
  const times =
    fine.timesAmount === null || amountFen === undefined ? null : Math.max(least, fine.timesAmount * amountFen);
  const most = fine.most ?? times;
  const words = RULES[fine.rule];
  const basis = fine.basis.length > 0 ? fine.basis : frame.fineBasis;
  if (fine.rule === "confiscation") return { rule: fine.rule, least: 0, most: null, message: words, basis };
  const upTo = most === null ? "，法律没有写明上限或者数额未知" : `，${formatYuan(most)}以下`;
  const english = most === null ? "no upper limit known" : `up to ${formatYuan(most)}`;
  return {
    rule: fine.rule,
    least,
    most,
    message: {
      zh: `${words.zh}：${formatYuan(least)}以上${upTo}`,
      en: `${words.en}: from ${formatYuan(least)}, ${english}`,
    },
    basis,
  };
}
