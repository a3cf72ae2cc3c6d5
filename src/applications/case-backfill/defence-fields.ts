import { foldWidth } from "../../engine/text/fold.ts";
import { withoutBreaks } from "../../engine/text/joined-pages.ts";
import { numberedItems } from "../../engine/text/numbered-items.ts";
import type { OwnPapers } from "./own-papers.ts";
import { sentenceItems } from "./points.ts";
import type { Facts } from "./schema.ts";
import type { Reading, SourcePaper } from "./source-paper.ts";

/** The points of the answers (答辩意见), whole paragraphs, numbered on through several answers. */
export function defenceReadings({ papers }: OwnPapers, { rules }: Facts): Reading[] {
  const points = papers.filter(({ kind }) => rules.answers.includes(kind)).flatMap(pointsOf);
  return points.map((point, at) => ({ ...point, field: `defence.${at + 1}.text` }));
}

// The body begins after the words that announce it, or after the last line that describes who answers.
const OPENING =
  /(?:答辩(?:意见|理由)?|意见|辩称|如下|理由)[^。\n]{0,12}(?:如\s*下|下)[ \t]*[:：。]|答\s?辩\s?(?:请\s?求|意\s?见|事\s?项|理\s?由)[ \t]*(?:[:：]|(?=\n))/gu;
const CLOSING =
  /\n[ \t]*(?:此\s*致|综上|据此|为此|以上(?:意见|答辩|几点)|请求(?:法庭|贵院|法院|人民法院)|恳请|望(?:贵院|法院|法庭)|答\s?辩\s?人\s?[:：]|比\s*致)/gu;
const HEAD = /(?:^|\n)[ \t]*答\s?辩\s?人[^\n]*[。\n]/gu;

function pointsOf(paper: SourcePaper): Reading[] {
  const { text } = paper.lines;
  const bounds = bodyOf(text);
  const numbered = numberedItems(text, bounds.start, bounds.end);
  const items =
    numbered.length > 0
      ? numbered.map((item) => ({ ...item, end: endOf(text, item) }))
      : sentenceItems(text, bounds.start, bounds.end);
  return items.flatMap((item): Reading[] => {
    const view = withoutBreaks(paper.lines, item.start, item.end);
    const words = view.text.replace(/[。；;，,、.]+$/u, "");
    if (words.length < 4) return [];
    const certainty = numbered.length > 0 ? 0.9 : 0.7;
    return [{ field: "", value: words, passages: view.passages(0, words.length), paper, certainty }];
  });
}

function bodyOf(text: string): { start: number; end: number } {
  const folded = foldWidth(text);
  const [opening] = folded.matchAll(OPENING);
  const heads = [...folded.matchAll(HEAD)].filter(({ index }) => index < 200);
  const head = heads.at(-1);
  const start = opening ? opening.index + opening[0].length : head ? head.index + head[0].length : 0;
  const [closing] = [...folded.matchAll(/\n[ \t]*(?:此\s*致|比\s*致|答\s?辩\s?人\s?:)/gu)].filter(
    ({ index }) => index > start,
  );
  return { start, end: closing?.index ?? text.length };
}

/** The last point ends where the writer sums up. */
function endOf(text: string, { start, end }: { start: number; end: number }): number {
  const [closing] = [...foldWidth(text.slice(start, end)).matchAll(CLOSING)].filter(({ index }) =>
    /[。；;]\s*$/u.test(text.slice(start, start + index)),
  );
  return closing ? start + closing.index : end;
}
