import type { MaskChange } from "../../vocabulary/publication.ts";

/** The text with changes made, in one pass from the front; throws RangeError when they overlap or do not fit the text (G20.P6). */
export function applyChanges(text: string, changes: readonly MaskChange[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const change of inOrder(changes)) {
    if (change.start < at || text.slice(change.start, change.end) !== change.old || change.end <= change.start)
      throw new RangeError(`Cannot change the text at ${change.start}: the words there are not those of the change`);
    parts.push(text.slice(at, change.start), change.new);
    at = change.end;
  }
  return parts.join("") + text.slice(at);
}

/** The original back from a masked text and its changes (还原); undefined when the text is not what the changes made (G20.P6). */
export function undoChanges(masked: string, changes: readonly MaskChange[]): string | undefined {
  let [read, written] = [0, 0];
  const parts: string[] = [];
  for (const change of inOrder(changes)) {
    const kept = change.start - written;
    if (kept < 0 || change.end - change.start !== change.old.length) return undefined;
    const place = read + kept;
    if (place > masked.length || masked.slice(place, place + change.new.length) !== change.new) return undefined;
    parts.push(masked.slice(read, place), change.old);
    read = place + change.new.length;
    written = change.end;
  }
  return parts.join("") + masked.slice(read);
}

/**
 * Proof that nothing else changed (第十五条, G20.P6): the changes stand apart and fit the original, made on it they give the
 * masked text, and taken back from that they give the original, character by character.
 */
export function onlyChanged(original: string, masked: string, changes: readonly MaskChange[]): boolean {
  try {
    return applyChanges(original, changes) === masked && undoChanges(masked, changes) === original;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function inOrder(changes: readonly MaskChange[]): MaskChange[] {
  return [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
}
