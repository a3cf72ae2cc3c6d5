/** A stretch of text and its place; end exclusive, white space at its edges left out. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SENTENCE_END = /[。！？!?…]+["'”’」』）)]*/g;
const NEW_PARAGRAPH =
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?\d{1,2}[）)、.．](?!\d)|[①-⑳]|[\u4e00-\u9fff（）()]{2,14}[:：]|第[一二三四五六七八九十百零\d]+[条章节])/u;

/**
 * Paragraphs (自然段) of a text whose lines are joined by line breaks: a break ends a paragraph when a blank line
 * follows, when the next line opens with a numeral or a label, or when the line ends a sentence or is clearly short;
 * any other break only wraps a line of the scan.
 */
export function paragraphs(text: string): Stretch[] {
  const lines = linesOf(text);
  const longest = Math.max(0, ...lines.map((line) => line.text.trim().length));
  const found: Stretch[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next && !endsParagraph(line.text, next.text, longest)) return;
    pushTrimmed(found, text, start, line.end);
    start = next?.start ?? line.end;
  });
  return found;
}

function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    lines.push({ start, end: start + line.length, text: line });
    start += line.length + 1;
  }
  return lines;
}

function endsParagraph(line: string, next: string, longest: number): boolean {
  const trimmed = line.trimEnd();
  if (trimmed.trim() === "" || next.trim() === "") return true;
  if (/^(?:\u3000| {2,}|\t)/.test(next) || NEW_PARAGRAPH.test(next)) return true;
  if (/[。！？!?][”"」』）)]?$/.test(trimmed)) return true;
  return longest >= 12 && trimmed.trim().length < longest * 0.6;
}

/** Sentences (句) of a text, each within one paragraph and ending with 。！？; a semicolon does not end one. */
export function splitSentences(text: string): Stretch[] {
  return paragraphs(text).flatMap((paragraph) => {
    const found: Stretch[] = [];
    let start = paragraph.start;
    for (const match of paragraph.text.matchAll(SENTENCE_END)) {
      const end = paragraph.start + match.index + match[0].length;
      pushTrimmed(found, text, start, end);
      start = end;
    }
    pushTrimmed(found, text, start, paragraph.end);
    return found;
  });
}

function pushTrimmed(found: Stretch[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = start + piece.trim().length;
  if (end > start) found.push({ start, end, text: text.slice(start, end) });
}
