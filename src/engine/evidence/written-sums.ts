import type { Passage } from "../../vocabulary/page.ts";
import { type Amount, findAmounts } from "../text/amounts.ts";
import { type FlatText, flatText } from "./flat-page.ts";
import type { PaperPage } from "./paper.ts";

/** A sum written in figures and in capitals that are not the same (大小写不一致), rule MN-04. */
export interface UnequalSums {
  readonly capitals: { readonly fen: number; readonly passage: Passage };
  readonly figures: { readonly fen: number; readonly passage: Passage };
}

/** Words that may stand between a sum and its other spelling. */
const BETWEEN = /^(?:大写|小写|交易|转账|付款|收款|金额|合计|总计|人民币|即|计|RMB|CNY|[\s（）()￥¥:：，,、|－-])*$/u;

/**
 * True when figures are a currency sign read as a digit: （￥200000元） comes out of recognition as （4200000元）. Only where the
 * same sum stands beside it in capitals can one tell.
 */
export function isMisreadSign(figures: Amount, capitalsFen: number): boolean {
  return figures.form !== "capitals" && String(figures.fen / 100) === `4${capitalsFen / 100}`;
}

/** Sums of a page whose figures and capitals differ, in its order; neither spelling is preferred. */
export function unequalSums(page: PaperPage): UnequalSums[] {
  const flat = flatText(page);
  const amounts = findAmounts(flat.text).filter(({ approximate }) => !approximate);
  return amounts.flatMap((first, at): UnequalSums[] => {
    const second = amounts[at + 1];
    if (!second || first.fen === second.fen || isCapitals(first) === isCapitals(second)) return [];
    const between = flat.text.slice(first.end, second.start);
    if (between.length > 24 || !BETWEEN.test(between)) return [];
    const [capitals, figures] = isCapitals(first) ? [first, second] : [second, first];
    if (page.confidence < 1 && isMisreadSign(figures, capitals.fen)) return [];
    return [{ capitals: placed(flat, capitals), figures: placed(flat, figures) }];
  });
}

function isCapitals(amount: Amount): boolean {
  return amount.form === "capitals";
}

function placed(flat: FlatText, { fen, start, end }: Amount): { fen: number; passage: Passage } {
  return { fen, passage: flat.passage(start, end) };
}
