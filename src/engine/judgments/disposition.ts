import { findAmounts } from "../text/amounts.ts";
import { parseNumber } from "../text/numerals.ts";
import { type CompactText, type Stretch, sourceStretch } from "./compact-text.ts";
import type { DispositionItem } from "./judgment.ts";

const NUMBERED = /^(?:[二三]?十?[一二三四五六七八九十]|\d{1,2})[、.:](?!\d)/u;
/** A line without a number that begins with somebody convicted is an item of its own where no item has a number. */
const NAMES_SOMEBODY = /^(?:原审)?(?:被告人|被告单位|上诉人)[^,。;]{2,24}?(?:犯|无罪)/u;
const BRACKETED = /^\([一二三四五六七八九十\d]{1,2}\)/u;

/** Items of the operative part (主文), from its lines in compact places; a line without a number goes on with its item. */
export function readItems(compact: CompactText, lines: readonly Stretch[]): DispositionItem[] {
  const heads: { number: number; start: number; end: number }[] = [];
  for (const line of lines.flatMap((one) => brokenAtNumbers(compact.text, one))) {
    const number = numberAt(compact.text.slice(line.start, line.start + 6));
    const last = heads.at(-1);
    const isNext =
      number === undefined
        ? last?.number === 0 && NAMES_SOMEBODY.test(compact.text.slice(line.start, line.start + 40))
        : number > (last?.number ?? 0);
    if (last === undefined || isNext) heads.push({ number: number ?? 0, ...line });
    else last.end = line.end;
  }
  return heads.map(({ number, start, end }) => {
    const place = sourceStretch(compact, { start, end });
    const words = compact.text.slice(start, end);
    return { number, ...place, kind: kindOf(words), amounts: findAmounts(words).map(({ fen }) => fen) };
  });
}

/** Where an item follows a semicolon without a blank: ；二、 */
function brokenAtNumbers(text: string, { start, end }: Stretch): Stretch[] {
  const cuts = [...text.slice(start, end).matchAll(/[;。)](?=[一二三四五六七八九十]{1,3}、)/gu)].map(
    ({ index }) => start + index + 1,
  );
  return [start, ...cuts].map((from, order, all) => ({ start: from, end: all[order + 1] ?? end }));
}

function numberAt(head: string): number | undefined {
  const match = NUMBERED.exec(head);
  return match && !BRACKETED.test(head) ? parseNumber(match[0].slice(0, -1)) : undefined;
}

function kindOf(words: string): DispositionItem["kind"] {
  if (
    /判处|犯[^,。;]{2,40}罪|无罪|免予刑事处罚|免除处罚|决定执行/u.test(words) &&
    !/^[^,;]{0,6}(?:维持|撤销)/u.test(words)
  )
    return "sentence";
  if (/维持/u.test(words)) return "upheld";
  if (/^[^,;]{0,8}撤销/u.test(words)) return "set-aside";
  if (/驳回/u.test(words)) return "dismissal";
  if (/没收|追缴|退赔|上缴|发还|销毁|扣押|随案移送|继续追缴|返还(?:给)?被害/u.test(words)) return "property";
  if (/支付|给付|偿还|归还|返还|赔偿|清偿|退还|交付|腾退|履行|负担|承担|补偿|重新作出|责令/u.test(words))
    return "performance";
  return "other";
}
