import { distance } from "./compact.ts";
import type { KindIndex } from "./kind-index.ts";
import type { TitleLine } from "./title-lines.ts";

/** A title line and the kind whose title it carries (FC-12). */
export interface TitleMatch {
  readonly kind: string;
  /** Title as the dictionary has it. */
  readonly title: string;
  /** Title as the paper has it, misread characters put right. */
  readonly text: string;
  /** exact: the whole line; suffix: the end of the line (离婚 + 起诉状); near: one or two characters differ. */
  readonly manner: "exact" | "suffix" | "near";
  /** True when the title is the whole line and nothing stands before it. */
  readonly whole: boolean;
  /** 0–1. */
  readonly score: number;
  readonly line: TitleLine;
}

/** Names of offices and firms stand above a title and are none. */
const ORGANISATION = /(?:法院|法庭|公司|医院|事务所|服务所|[公分]局|委员会|银行|支行|大队|支队|公证处|派出所|中心)$/u;
/** What may stand before a title on its line: no verb, no number of a rule. */
const NO_PREFIX = /[《》()的了是将]|^关于.{12}/u;
const LONGEST_PREFIX = 22;

/** The kinds whose titles the lines carry, best first, one match a kind. */
export function matchTitles(lines: readonly TitleLine[], index: KindIndex): TitleMatch[] {
  const best = new Map<string, TitleMatch>();
  for (const line of lines) {
    for (const match of matchLine(line, index)) {
      const known = best.get(match.kind);
      if (!known || known.score < match.score) best.set(match.kind, match);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.title.length - a.title.length);
}

function matchLine(line: TitleLine, index: KindIndex): TitleMatch[] {
  // 民事裁定书（财产保全） is a title of its own; where it is none, what stands in brackets does not matter.
  const exact =
    index.titles.find(({ text }) => text === line.full) ?? index.titles.find(({ text }) => text === line.text);
  if (exact) {
    const { kind, text } = exact;
    return [found({ kind, title: text, manner: "exact", whole: true, line }, text, 0.8)];
  }
  const suffix = index.titles.find(({ text }) => isSuffix(line.text, text));
  if (suffix) {
    const { kind, text } = suffix;
    // 现场照片 is a photograph; a long name before a two-character title is less sure.
    const doubt = text.length <= 2 && line.text.length > 8 ? 0.15 : 0;
    const match = found({ kind, title: text, manner: "suffix", whole: false, line }, line.text, 0.72 - doubt);
    // 误地证明 ends with 证明 and is still nearer to 误工证明: the body will tell.
    const longer = nearTitles(line, index).filter(({ title, whole }) => whole && title.length > text.length);
    return [match, ...longer.filter((other) => other.kind !== kind)];
  }
  return ORGANISATION.test(line.text) ? [] : nearTitles(line, index);
}

function isSuffix(line: string, title: string): boolean {
  if (!line.endsWith(title)) return false;
  const prefix = line.slice(0, line.length - title.length);
  return prefix.length <= LONGEST_PREFIX && !NO_PREFIX.test(prefix);
}

function nearTitles(line: TitleLine, index: KindIndex): TitleMatch[] {
  const matches: TitleMatch[] = [];
  for (const { text, kind } of index.titles) {
    if (text.length < 3) continue;
    const most = text.length >= 6 ? 2 : 1;
    const near = nearest(line.text, text, most);
    if (!near) continue;
    const put = line.text.slice(0, line.text.length - near.length) + text;
    const whole = near.length === line.text.length;
    matches.push(found({ kind, title: text, manner: "near", whole, line }, put, 0.6 - 0.08 * near.distance));
  }
  return matches.sort((a, b) => b.score - a.score).slice(0, 4);
}

/** The end of the line that differs least from the title, if by no more than `most` characters. */
function nearest(line: string, title: string, most: number): { length: number; distance: number } | undefined {
  let best: { length: number; distance: number } | undefined;
  for (let length = title.length - most; length <= title.length + most; length++) {
    if (length < 2 || length > line.length) continue;
    const apart = distance(line.slice(line.length - length), title, most);
    if (apart <= most && (!best || apart < best.distance)) best = { length, distance: apart };
  }
  return best && line.length - best.length <= 8 ? best : undefined;
}

function found(match: Omit<TitleMatch, "score" | "text">, text: string, base: number): TitleMatch {
  return { ...match, text, score: Math.min(1, base + 0.2 * match.line.prominence) };
}
