/** A run of text that both sides have, or that only one has. */
export interface DifferencePart {
  readonly kind: "same" | "deleted" | "inserted";
  readonly text: string;
}

/** Above this product of lengths only common beginning and end are found; a table of that size would stall the page. */
const LARGEST_TABLE = 4_000_000;

function commonStart(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** Lengths of the longest common subsequence from every pair of positions to the ends. */
function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    const [row, below] = [rows[i], rows[i + 1]];
    if (!row || !below) continue;
    for (let j = other.length - 1; j >= 0; j -= 1) {
      row[j] = one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Walks along the longest common subsequence, one character at a time. */
function walked(one: readonly string[], other: readonly string[]): DifferencePart[] {
  const lengths = commonLengths(one, other);
  const isBetter = (i: number, j: number) => (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0);
  const parts: DifferencePart[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [left, right] = [one[i] ?? "", other[j] ?? ""];
    const kind = left === right ? "same" : isBetter(i, j) ? "deleted" : "inserted";
    parts.push({ kind, text: kind === "inserted" ? right : left });
    if (kind !== "inserted") i += 1;
    if (kind !== "deleted") j += 1;
  }
  return [...parts, ...replaced(one.slice(i), other.slice(j))];
}

function replaced(one: readonly string[], other: readonly string[]): DifferencePart[] {
  return [
    { kind: "deleted", text: one.join("") },
    { kind: "inserted", text: other.join("") },
  ];
}

function compared(one: readonly string[], other: readonly string[]): DifferencePart[] {
  return one.length * other.length > LARGEST_TABLE ? replaced(one, other) : walked(one, other);
}

function joined(parts: readonly DifferencePart[]): DifferencePart[] {
  const runs: DifferencePart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (part.text === "") continue;
    if (last?.kind === part.kind) runs[runs.length - 1] = { kind: last.kind, text: last.text + part.text };
    else runs.push(part);
  }
  return runs;
}

/** What was deleted and inserted between two texts, by character, as Chinese has no blanks between words. */
export function textDifference(before: string, after: string): DifferencePart[] {
  const [one, other] = [Array.from(before), Array.from(after)];
  const start = commonStart(one, other);
  const [restOne, restOther] = [one.slice(start), other.slice(start)];
  const end = commonStart(restOne.toReversed(), restOther.toReversed());
  const middle = compared(restOne.slice(0, restOne.length - end), restOther.slice(0, restOther.length - end));
  return joined([
    { kind: "same", text: one.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: end === 0 ? "" : one.slice(-end).join("") },
  ]);
}
