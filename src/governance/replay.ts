import { canonicalize } from "json-canonicalize";
import type { Application } from "./application.ts";

/** One place where recomputed advice differs from the stored one. */
export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The outcome of computing old advice again (复现核验, G6.4). */
export interface Replay {
  readonly identical: boolean;
  readonly differences: readonly Difference[];
}

const MOST_DIFFERENCES = 50;

function show(value: unknown): string {
  return value === undefined ? "—" : JSON.stringify(value);
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** All leaves at which two JSON values differ, by path; at most fifty. */
export function differences(before: unknown, after: unknown, path = "$"): Difference[] {
  if (!isBranch(before) || !isBranch(after)) {
    return show(before) === show(after) ? [] : [{ path, before: show(before), after: show(after) }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differences(before[key], after[key], `${path}.${key}`)).slice(0, MOST_DIFFERENCES);
}

/** Computes advice again from its stored input and facts and compares it byte for byte in canonical JSON (RFC 8785). */
export function replayAdvice(
  application: Application,
  stored: { input: unknown; facts: unknown; prepared: unknown },
): Replay {
  const again = application.replay(stored.input, stored.facts);
  if (canonicalize(again) === canonicalize(stored.prepared)) return { identical: true, differences: [] };
  return { identical: false, differences: differences(stored.prepared, JSON.parse(JSON.stringify(again))) };
}
