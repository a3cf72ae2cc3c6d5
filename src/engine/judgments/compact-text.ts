import { foldWidth } from "../text/fold.ts";

/**
 * A text without white space (紧排文本), folded to half width, with the way back: publication and character recognition put
 * spaces and line breaks anywhere, so that the standing words of a judgment are only found without them.
 */
export interface CompactText {
  readonly source: string;
  readonly text: string;
  /** Place in the source of each character, and of the end. */
  readonly at: readonly number[];
  /** What stood before each character: 0 nothing, 1 blanks, 2 a line break. */
  readonly gaps: readonly number[];
}

/** Makes the compact form of a text. */
export function compactText(source: string): CompactText {
  const folded = foldWidth(source);
  const at: number[] = [];
  const gaps: number[] = [];
  const kept: string[] = [];
  let gap = 2;
  for (let index = 0; index < folded.length; index++) {
    const character = folded.charAt(index);
    if (BLANK.test(character)) {
      gap = /[\n\r\u2028\u2029]/.test(character) ? 2 : Math.max(gap, 1);
      continue;
    }
    kept.push(character);
    at.push(index);
    gaps.push(gap);
    gap = 0;
  }
  at.push(source.length);
  return { source, text: kept.join(""), at, gaps: withoutSpread(gaps) };
}

/** Share of characters with a blank before them from which on blanks part nothing: the text is spread (文 字 之 间). */
const SPREAD = 0.25;

function withoutSpread(gaps: readonly number[]): readonly number[] {
  const blanks = gaps.filter((gap) => gap === 1).length;
  return blanks > gaps.length * SPREAD ? gaps.map((gap) => (gap === 1 ? 0 : gap)) : gaps;
}

const BLANK = /[\s\u200b\ufeff]/;

/** A stretch of a text; end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretch of the source that a stretch of the compact form stands for, without white space around it. */
export function sourceStretch(compact: CompactText, { start, end }: Stretch): Stretch {
  const from = compact.at[start] ?? compact.source.length;
  return { start: from, end: end <= start ? from : (compact.at[end - 1] ?? compact.source.length - 1) + 1 };
}

/** Words with which a line of a judgment begins: where blanks stand before them, a new line was meant. */
const OPENER =
  /(?:(?:原审?|一审|二审)?(?:公诉|抗诉)机关|(?:原审|一审|二审|再审|反诉)?(?:附带民事诉讼)?(?:原告|被告|上诉|被上诉|申请|被申请|第三|赔偿请求)人?[\u4e00-\u9fff(:]|(?:指定|委托)?(?:辩护|诉讼代理|法定代理|委托代理|诉讼代表|法定代表|代理)人|负责人|经营者|自诉人|被害人|罪犯|代?理?审判[长员]|人民陪审员|陪审员|(?:代|见习)?书记员|法官助理|[\u4e00-\u9fff]{2,16}(?:人民检察院|检察分院)(?:以|指控|于\d)|本院(?:经审[理查])?认为|经审理查明|上述事实|如不服本|本判决为|附[:、相法件录本]|[一二三四五六七八九十]{1,3}、|[二2][O0○〇零一二三四五六七八九\d]{3}年)/uy;
const CLOSERS = "”\"』」)】’'";

/** Where the lines or sentences of a compact text begin, in order; the first is 0. A sentence ends with 。！？; a line with a break, or with blanks before words that begin one. */
export function lineStarts({ text, gaps }: CompactText): number[] {
  const starts = [0];
  for (let index = 1; index < text.length; index++) {
    if (gaps[index] === 2 || endsSentence(text, index) || (gaps[index] === 1 && opens(text, index))) starts.push(index);
  }
  return starts;
}

function endsSentence(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  if (CLOSERS.includes(text.charAt(index)) || /[,。;、!?]/.test(text.charAt(index))) return false;
  if (/[。!?]/.test(before)) return true;
  return CLOSERS.includes(before) && /[。!?]/.test(text.charAt(index - 2));
}

function opens(text: string, index: number): boolean {
  if (/[;:)】”]/.test(text.charAt(index - 1))) return true;
  OPENER.lastIndex = index;
  return OPENER.test(text);
}
