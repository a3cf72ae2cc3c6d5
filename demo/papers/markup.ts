/*
 * The markup of demo papers: one block a line.
 *   # title   ## court's name   ### heading   = centred   > right-aligned   : without indent   ~ written by hand
 *   | a | b | a row of a table; |: 1,3,2 | its column widths; a row starting with |! is the head
 *   @seal NAME  @finger  @gap LINES  @page  @rule  @transactions
 * Within a line {words} were written by hand. Everything else is a paragraph indented by two characters.
 */

/** A block of a paper (段落块) after reading its markup. */
export type Block =
  | { kind: "title" | "court" | "heading" | "centre" | "right" | "plain" | "hand" | "paragraph"; text: string }
  | { kind: "table"; widths: number[]; rows: { cells: string[]; head: boolean }[] }
  | { kind: "seal"; name: string }
  | { kind: "finger" | "page" | "rule" | "transactions" }
  | { kind: "gap"; lines: number };

const MARKS = [
  ["### ", "heading"],
  ["## ", "court"],
  ["# ", "title"],
  ["= ", "centre"],
  ["> ", "right"],
  [": ", "plain"],
  ["~ ", "hand"],
] as const;

/** Blocks of a text in the markup above; consecutive table lines make one table. */
export function readMarkup(body: string): Block[] {
  const blocks: Block[] = [];
  for (const line of body.split("\n")) {
    if (line.trim() === "") continue;
    const last = blocks.at(-1);
    if (line.startsWith("|:")) blocks.push({ kind: "table", widths: cells(line.slice(2)).flatMap(numbers), rows: [] });
    else if (line.startsWith("|") && last?.kind === "table") last.rows.push(row(line));
    else if (line.startsWith("|")) blocks.push({ kind: "table", widths: [], rows: [row(line)] });
    else blocks.push(line.startsWith("@") ? order(line) : words(line));
  }
  return blocks;
}

function words(line: string): Block {
  for (const [mark, kind] of MARKS) if (line.startsWith(mark)) return { kind, text: line.slice(mark.length) };
  return { kind: "paragraph", text: line };
}

function order(line: string): Block {
  const [name = "", ...rest] = line.slice(1).split(" ");
  const argument = rest.join(" ");
  if (name === "seal") return { kind: "seal", name: argument };
  if (name === "gap") return { kind: "gap", lines: Number(argument) };
  if (name === "finger" || name === "page" || name === "rule" || name === "transactions") return { kind: name };
  throw new Error(`Unknown order "${line}" in a demo paper`);
}

function row(line: string): { cells: string[]; head: boolean } {
  const head = line.startsWith("|!");
  return { head, cells: cells(line.slice(head ? 2 : 1)) };
}

function cells(line: string): string[] {
  return line
    .replace(/\|\s*$/, "")
    .split("|")
    .map((cell) => cell.trim());
}

function numbers(list: string): number[] {
  return list.split(",").map(Number);
}
