import { type Entity, entityAt } from "./entity.ts";

const SUM =
  /(?:约)?(?:现金|硬币|零钱|纸币)?(?:共计|共|约|计)?(?:人民币|现金|RMB)?(?:为)?(?:约)?(?:\d[\d，,.]*\d|\d|[几数]?[十百千一二三四五六七八九]+)(?:余|多)?(?:万|千|百)?(?:余|多)?元(?!旦|面额)(?:现金|人民币|零钱|左右|的?现金)?|人民\d[\d.，,]*元/gu;

const GAIN_BEFORE =
  /(?:获利|得款|销赃|获赃|赃款|售得|卖得|卖了|卖给[^，。；]{0,12}|变卖|获得|所得|得赃款|收取|以|分得|赚取?|发还被害人|损失(?:人民币)?)[^，。；]{0,8}$/u;
const GAIN_AFTER = /^(?:的?(?:价格|价钱|价款)|(?:将[^，。]{0,8})?(?:卖|销赃|出售|变卖))/u;
const VALUE_BEFORE =
  /(?:价值|估价|定价|鉴定价|价格|总价|标价|核价|评估|损失费?|数额|总额|金额|合计|总计|购买累计|财物|共计|财产损失)(?:总计|共计|合计|均?为|是|约|人民币|：|:|为){0,3}(?:[^，。；]{0,3})$/u;
const TAKEN_BEFORE =
  /(?:现金|盗走|盗得|窃得|窃取|盗窃|内装?有?|偷走|抢走|抢得|骗走|骗取|交给|付给?|打款|索要|共付|付|拿走|内|里|的|、|及|和|内人民币)[^，。；、]{0,6}$/u;

/**
 * Sums of money in a property offence by their part (涉案款项): what things are worth, what the selling of them brought,
 * and money that was itself taken. Words before and behind the sum decide; a value passes on to sums listed with it.
 */
export function findOffenceMoney(text: string): Entity[] {
  let before: Entity["kind"] | undefined;
  let until = 0;
  return [...text.matchAll(SUM)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const isListed = before !== undefined && /^[、，和及]$/u.test(text.slice(until, start));
    const kind = isListed && before ? before : kindOf(text, start, end);
    before = kind;
    until = end;
    return entityAt(text, kind, { start, end });
  });
}

function kindOf(text: string, start: number, end: number): Entity["kind"] {
  const lead = text.slice(Math.max(0, start - 24), start);
  const written = text.slice(start, end);
  const behind = text.slice(end, end + 10);
  if (GAIN_AFTER.test(behind)) return "gain";
  if (/^(?:现金|硬币|零钱)|现金|零钱/u.test(written) && !/获利|得款|销赃/u.test(lead.slice(-8))) return "money-taken";
  if (
    /(?:获利|得款|销赃[^，。；]{0,6}|赃款[^，。；]{0,6}|卖[得了][^，。；]{0,4})(?:人民币|约|为|共计|计)*$/u.test(lead)
  )
    return "gain";
  if (VALUE_BEFORE.test(lead)) return "value";
  if (GAIN_BEFORE.test(lead)) return "gain";
  if (TAKEN_BEFORE.test(lead) || /^(?:盗走|偷走|拿走)/u.test(behind)) return "money-taken";
  return /盗|窃|偷|抢|骗|打款|给付/u.test(text) ? "money-taken" : "value";
}
