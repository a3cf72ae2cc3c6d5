/** Errors forgiven in a name of so many characters; a name of two says nothing when one of them is wrong. */
function forgiven(length: number): number {
  if (length < 3) return 0;
  if (length < 7) return 1;
  return length < 14 ? 2 : 3;
}

/**
 * The name that differs from what was written by the fewest wrong, missing, extra or exchanged characters, within what its
 * length forgives. Undefined when none is so near or when two that mean different things are equally near: a correction
 * that could be two things is a guess.
 */
export function nearestName(written: string, names: ReadonlyMap<string, string>): string | undefined {
  const most = forgiven(Array.from(written).length);
  let best: { name: string; errors: number } | undefined;
  let isShared = false;
  for (const [name, meaning] of names) {
    if (Math.abs(name.length - written.length) > most || name.length < 3) continue;
    const errors = editDistance(written, name, Math.min(most, best?.errors ?? most));
    if (errors === undefined) continue;
    if (!best || errors < best.errors) {
      best = { name, errors };
      isShared = false;
    } else if (names.get(best.name) !== meaning) isShared = true;
  }
  return best && !isShared ? best.name : undefined;
}

/** Optimal string alignment distance, given up (undefined) when it is more than `most`. */
function editDistance(a: string, b: string, most: number): number | undefined {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1] ? 0 : 1;
      let least = Math.min((last[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + same);
      if (isExchanged(a, row, b, at)) least = Math.min(least, (older[at - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return undefined;
    older = last;
    last = next;
  }
  const errors = last[b.length] ?? 0;
  return errors <= most ? errors : undefined;
}

/** True when the two characters that end the first `row` of a stand the other way round at the end of the first `at` of b. */
function isExchanged(a: string, row: number, b: string, at: number): boolean {
  return row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
}
