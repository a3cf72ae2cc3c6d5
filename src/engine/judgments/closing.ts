import type { Day } from "../../vocabulary/day.ts";
import { findDates } from "../text/dates.ts";
import { isPersonName } from "../text/party-labels.ts";
import { type CompactText, type Stretch, sourceStretch } from "./compact-text.ts";
import type { PartName, Said, Signatory } from "./judgment.ts";

/** The end of a judgment from the disposition on, in compact places. */
export interface Closing {
  /** Where the words that open the disposition begin (判决如下), and where the disposition itself does. */
  readonly opener: Stretch | undefined;
  readonly pieces: readonly (Stretch & { readonly name: PartName })[];
  readonly signatories: readonly Signatory[];
  readonly day: Said<Day> | undefined;
  readonly isFinal: boolean;
  /** Where the body ends: after the words that open the disposition, else where notices or signatures begin. */
  readonly bodyEnd: number;
}

const OPENER =
  /(?:(?:判决|裁定|决定|判处|处理|裁决|调解)如下|(?:判决|裁定)以下(?=[:：])|(?:作出|做出|达成|达成了|达成一致)如下(?:判决|裁定|决定|协议|调解协议|和解协议)|如下(?:调解)?协议|达成(?:一致)?(?:调解)?(?:协议|意见)如下|协议如下|(?:特|遂|故|兹)?(?:判决|裁定)(?=:[一1]、|:(?:被告|驳回|维持|撤销|准)))[:：。.;,]{0,3}/gu;
const ROLE =
  /(?<role>(?:代理|代)?审判长|(?:代理|助理)?审判员|人民陪审员|陪审员|(?:见习|代理|代|助理|实习)?书记员|(?:见习|实习)?法官助理|(?:院|庭)长(?=[\u4e00-\u9fff]{2,4}(?:审判|二)))/gu;
const ROLES: readonly (readonly [string, Signatory["role"]])[] = [
  ["审判长", "presiding-judge"],
  ["审判员", "judge"],
  ["陪审员", "assessor"],
  ["书记员", "clerk"],
  ["法官助理", "assistant"],
];
/** Where the end matter may stand in a judgment that does not say 判决如下, as a share of the text. */
const LATE = 0.5;

/** Reads the end of a judgment after its head; `starts` are the line starts of the compact text. */
export function readClosing(compact: CompactText, starts: readonly number[], headEnd: number): Closing {
  const { text } = compact;
  const signedAt = signatureStart(compact, starts, headEnd);
  const opener = lastOpener(text, { start: headEnd, end: signedAt }, starts);
  const from = opener?.end ?? Math.max(headEnd, Math.floor(text.length * LATE));
  const appendixAt = appendixStart(text, starts, Math.min(signedAt, text.length));
  const bodyEnd = Math.min(signedAt, appendixAt);
  const pieces = piecesOf(compact, starts, { from, bodyEnd, hasOpener: opener !== undefined });
  const signature = signedAt < appendixAt ? { start: signedAt, end: appendixAt } : undefined;
  const day = dayIn(
    compact,
    signature ?? { start: Math.max(from, bodyEnd - 60), end: bodyEnd },
    signature !== undefined,
  );
  return {
    opener,
    pieces: [
      ...pieces,
      ...(signature ? [{ name: "signature" as const, ...signature }] : []),
      ...(appendixAt < text.length ? [{ name: "appendix" as const, start: appendixAt, end: text.length }] : []),
    ],
    signatories: signature ? signatoriesIn(compact, signature) : [],
    day,
    isFinal: /(?:判决|裁定|决定)(?:为|系|是)终审|(?:即|立即)发生法律效力/u.test(
      pieces
        .filter(({ name }) => name === "remedy")
        .map(({ start, end }) => text.slice(start, end))
        .join(""),
    ),
    bodyEnd: opener?.end ?? pieces[0]?.start ?? bodyEnd,
  };
}

/** Signatures follow each other closely and a day stands among them; 由审判长甲担任 in the text is none. */
function signatureStart({ text, gaps }: CompactText, starts: readonly number[], headEnd: number): number {
  const lines = new Set(starts);
  const from = Math.max(headEnd, Math.floor(text.length * EARLIEST));
  const roles = [...text.slice(from).matchAll(ROLE)].map(({ index, 0: word }) => ({ index: from + index, word }));
  for (const [order, { index, word }] of roles.entries()) {
    const isLine = lines.has(index) || (gaps[index] ?? 0) > 0 || /[。)]/u.test(text.charAt(index - 1));
    if (!isLine || !/审判|陪审|长/u.test(word)) continue;
    const name = text.slice(index + word.length, index + word.length + 12);
    const next = roles[order + 1];
    const isNamed = next ? next.index - index < 30 : /^[:：]?[\u4e00-\u9fff·某×*\d]{2,8}(?:[二2]|$|附)/u.test(name);
    if (isNamed || SIGNED_DAY.test(text.slice(index, index + 40))) return withLead(text, index);
  }
  return text.length;
}

/** Nothing is signed in the first part of a text. */
const EARLIEST = 0.3;
const SIGNED_DAY = /[二2][○〇ΟОOo0零OＯ一二三四五六七八九\d]{3}年[一二三四五六七八九十元\d]{1,3}月/u;

/** (此页无正文) before the signatures belongs to them. */
function withLead(text: string, index: number): number {
  const lead = /[(（]?(?:此|本)页无正文[)）]?$/u.exec(text.slice(Math.max(0, index - 12), index));
  return lead ? index - lead[0].length : index;
}

/** The court's own order is the last one before the signatures that opens a line's end; one quoted in the reasoning of an appeal comes before it. */
function lastOpener(text: string, within: Stretch, starts: readonly number[]): Stretch | undefined {
  const signedAt = within.end;
  const all = [...text.slice(within.start, signedAt).matchAll(OPENER)].map((match) => ({
    start: within.start + match.index,
    end: within.start + match.index + match[0].length,
  }));
  const last = all.at(-1);
  if (last === undefined) return undefined;
  // 原判决如下 within a remedy or appendix cannot be meant: what follows must be more than a few characters.
  const meant = all.findLast(({ end }) => signedAt - end > 4) ?? last;
  const lines = new Set(starts);
  const sure = all.findLast(({ end }) => end < signedAt - 4 && (lines.has(end) || /[:：]/u.test(text.charAt(end - 1))));
  return sure && sure.start > text.length * TOO_EARLY ? sure : meant;
}

/** An order this early is one that the course of proceedings tells of. */
const TOO_EARLY = 0.2;

const APPENDIX =
  /^(?:附[:、.]|附[一二1]|附(?:本案|判决|裁定)?(?:所)?(?:依据|引用|适用|相关|有关|主要)?(?:的)?(?:法律|法条|条文|案件|司法|裁判|判决|刑法|主要|相关|证据|表|录|件|页)|本(?:案|判决|裁定)(?:所)?(?:依据|适用|引用)[^。]{0,12}(?:法律|条文|法条)|(?:相关|有关|适用|引用)(?:的)?(?:法律|法条)(?:条文|规定|依据|附|索引)?[:：《]|(?:《?中华人民共和国[\u4e00-\u9fff]{1,12}法》?):?(?:\([^)]{2,12}\))?第[一二三四五六七八九十百\d]+条|扫码|以下无正文|此件与原本)/u;

/** Laws printed after the signatures, or after the notice where the signatures were lost. */
function appendixStart(text: string, starts: readonly number[], from: number): number {
  if (from >= text.length) return text.length;
  for (const start of starts) {
    if (start <= from) continue;
    if (APPENDIX.test(text.slice(start, start + 60))) return start;
  }
  // Where nothing parts the clerk's name from 附.
  const tail = /(?:书记员|法官助理)[:：]?[\u4e00-\u9fff]{2,4}?(?=附[:、相法本件录有])/u.exec(
    text.slice(from, from + 400),
  );
  return tail ? from + tail.index + tail[0].length : text.length;
}

const CUES: readonly (readonly [PartName, RegExp])[] = [
  [
    "remedy",
    /^(?:(?:原告|被告|当事人|被告人|双方)?[^。,;]{0,20}?(?:如|若)(?:果)?[^。]{0,24}?不服(?:本|一审|上述)?|如?不服本|(?:可|可以|有权)?(?:在|于|自)?(?:接到|收到)(?:本)?(?:判决|裁定|决定)书|本(?:判决|裁定|决定|调解书|调解协议|案)(?:书)?(?:[^。;]{0,20})(?:为|系|是)?(?:终审|(?:即|立即)?(?:发生|具有)(?:法律)?效力|送达后)|本裁定(?:书)?(?:立即|自送达)[^。]{0,10}(?:执行|生效|效力)|(?:上述|以上)(?:和解|调解)?协议[^。]{0,30}(?:符合|不违反)|(?:本)?(?:判决|裁定)(?:为|系)终审|判决生效后|如当事人在法定期间内未|(?:当事人)?可(?:以)?(?:自|在)(?:收到|接到)?)/u,
  ],
  [
    "costs",
    /^(?:(?:本案|本诉|一审|二审|再审|一、二审|原审|反诉|诉讼费用?[:：]?)*(?:案件)?(?:受理费|诉讼费用?|申请费|保全费|财产保全费|公告费|鉴定费|执行费)[^。]{0,80}?(?:负担|承担|收取|免|缓|减半|元|交|预))/u,
  ],
  [
    "performance-notice",
    /^(?:如果?|若|义务人|被告|[^。,;]{2,20}如)[^。]{0,30}?(?:未|没有|不)(?:能)?按(?:照)?[^。]{0,20}?(?:期间|期限|时间)[^。]{0,6}?(?:履行|给付|支付)/u,
  ],
];

function piecesOf(
  { text }: CompactText,
  starts: readonly number[],
  { from, bodyEnd, hasOpener }: { from: number; bodyEnd: number; hasOpener: boolean },
): (Stretch & { name: PartName })[] {
  const pieces: (Stretch & { name: PartName })[] = [];
  let name: PartName = "disposition";
  let start = from;
  const close = (end: number) => {
    if (end > start && (name !== "disposition" || hasOpener)) pieces.push({ name, start, end });
    start = end;
  };
  for (const line of starts) {
    if (line <= from || line >= bodyEnd) continue;
    const next = CUES.find(([, cue]) => cue.test(text.slice(line, line + 120)))?.[0];
    const isBack = next === undefined && name !== "disposition" && hasOpener && ITEM.test(text.slice(line, line + 12));
    if (!isBack && (next === undefined || next === name)) continue;
    close(line);
    name = next ?? "disposition";
  }
  close(bodyEnd);
  return pieces;
}

/** A numbered item after a notice goes on with the disposition. */
const ITEM = /^[一二三四五六七八九十]{1,3}[、.](?!审)/u;

function signatoriesIn(compact: CompactText, { start, end }: Stretch): Signatory[] {
  const { text, gaps } = compact;
  const part = text.slice(start, end);
  return [...part.matchAll(ROLE)].flatMap((match): Signatory[] => {
    const role = ROLES.find(([word]) => match[0].includes(word))?.[1];
    const at =
      start + match.index + match[0].length + (/^[:：]/u.test(part.slice(match.index + match[0].length)) ? 1 : 0);
    const length = nameLength(text.slice(at, Math.min(end, at + 16)), (offset) => gaps[at + offset] ?? 0);
    if (role === undefined || length === 0) return [];
    const stretch = { start: at, end: at + length };
    return [{ role, name: { value: text.slice(at, at + length), ...sourceStretch(compact, stretch) } }];
  });
}

/** Up to the next title, day or sign; two-character names may be spaced (王 磊). */
function nameLength(window: string, gapAt: (offset: number) => number): number {
  const run =
    /^[\u4e00-\u9fff·某×*○xX\d]{1,12}?(?=(?:代?理?审判|人民陪审|陪审|法官助理|见习|代?书记员|[二2][○〇ΟОOo0零一\d]|附|本件|[^\u4e00-\u9fff·某×*○xX\d]|$))/u.exec(
      window,
    )?.[0] ?? "";
  for (let offset = 2; offset < run.length; offset++) if (gapAt(offset) > 0) return offset;
  if (run.length <= 4 || isPersonName(run)) return run.length;
  return 0;
}

function dayIn(compact: CompactText, stretch: Stretch, isSigned: boolean): Said<Day> | undefined {
  // Compact, since signatures and seals leave blanks inside a day.
  const window = compact.text
    .slice(stretch.start, Math.min(stretch.end, stretch.start + 400))
    .replace(/[ΟОＯ]/gu, "〇");
  const days = findDates(window).filter(({ precision }) => precision === "day");
  // The day is written in Chinese numerals; figures count only under signatures, elsewhere they are days of the facts.
  const found = days.find(({ text }) => /^[一二]/u.test(text)) ?? (isSigned ? days.at(-1) : undefined);
  if (!found) return undefined;
  const place = sourceStretch(compact, { start: stretch.start + found.start, end: stretch.start + found.end });
  return { value: found.day, ...place };
}
