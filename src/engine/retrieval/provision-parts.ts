import { parseNumber } from "../text/numerals.ts";

const ITEM = /^[（(]([一二三四五六七八九十]+|\d+)[）)]|^([一二三四五六七八九十]+)、|^(\d+)[.．、]/u;

/** Paragraphs (款) of an article: lines, each with the items (项) that hang on it. */
export function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const last = paragraphs.length - 1;
    if (ITEM.test(line) && last >= 0) paragraphs[last] += `\n${line}`;
    else paragraphs.push(line);
  }
  return paragraphs;
}

/**
 * The text of a paragraph or item of an article; the whole text when neither is asked for, undefined when there is none.
 * An item named without its paragraph is looked for in the first paragraph that has items.
 */
export function partOf(
  text: string,
  part: { paragraph?: number | undefined; item?: number | undefined },
): string | undefined {
  const paragraphs = paragraphsOf(text);
  const chosen = part.paragraph === undefined ? undefined : paragraphs[part.paragraph - 1];
  if (part.paragraph !== undefined && chosen === undefined) return undefined;
  if (part.item === undefined) return chosen ?? text;
  const carrier = chosen ?? paragraphs.find((paragraph) => paragraph.includes("\n"));
  return carrier?.split("\n").find((line) => itemNumber(line) === part.item);
}

function itemNumber(line: string): number | undefined {
  const match = ITEM.exec(line);
  const number = match?.[1] ?? match?.[2] ?? match?.[3];
  return number === undefined ? undefined : parseNumber(number);
}
