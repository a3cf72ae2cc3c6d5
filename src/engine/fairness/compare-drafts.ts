import type { Draft, Finding } from "../../vocabulary/advice.ts";
import type { FairnessChange } from "../../vocabulary/fairness.ts";

/** How advice on a case and on the same case with an attribute swapped differ (handbook G4.3). */
export interface DraftComparison {
  /** True when a conclusion changed: a finding came, went or says something else. */
  readonly flipped: boolean;
  /** Greatest relative difference of two numbers of the same finding, 0–1. */
  readonly numberShift: number;
  /** Jaccard of the first ten findings by key, 0–1. */
  readonly overlap: number;
  readonly changes: readonly FairnessChange[];
}

const TOP = 10;
const MOVED = 0.01;
// Places in the papers and Chinese words, which the swap changed; they are no conclusions.
const PLACES = new Set(["passage", "passages", "quote", "start", "end", "page", "zh"]);

// The number of a citizen says the sex: where it is swapped the digits differ, and that is no conclusion.
const CITIZEN_NUMBER = /\d{6}[\d*]{8}\d{3}[\dXx]/gu;

interface Said {
  readonly key: string;
  readonly conclusion: string;
  readonly numbers: readonly number[];
  readonly what: FairnessChange["what"];
}

/**
 * Compares two drafts: kinds, ids, states, dates and English texts of every finding must agree, and its numbers within one
 * per cent. Chinese texts repeat words of the papers, which the swap changed, and are not compared.
 * @param key the fields by which the card tells findings apart
 */
export function compareDrafts(before: Draft, after: Draft, key: readonly string[]): DraftComparison {
  if (before.kind === "abstention" || after.kind === "abstention") return compareAbstentions(before, after);
  const [old, fresh] = [before.findings, after.findings].map((findings) => findings.map((one) => saidBy(one, key)));
  const { lost, gained, both } = match(old ?? [], fresh ?? []);
  const shifts = both.map(([one, other]) => ({ what: one.what, shift: shiftOf(one.numbers, other.numbers) }));
  const moved = shifts.filter(({ shift }) => shift > MOVED);
  return {
    flipped: lost.length > 0 || gained.length > 0,
    numberShift: Math.max(0, ...shifts.map(({ shift }) => shift)),
    overlap: jaccard(old ?? [], fresh ?? []),
    changes: [
      ...lost.map(({ what }): FairnessChange => ({ kind: "lost", what })),
      ...gained.map(({ what }): FairnessChange => ({ kind: "gained", what })),
      ...moved.map(({ what }): FairnessChange => ({ kind: "moved", what })),
    ],
  };
}

function compareAbstentions(before: Draft, after: Draft): DraftComparison {
  const because = (draft: Draft) => (draft.kind === "abstention" ? draft.because : "");
  if (because(before) === because(after)) return { flipped: false, numberShift: 0, overlap: 1, changes: [] };
  const noteOf = (draft: Draft) => (draft.kind === "abstention" ? draft.note : draft.summary);
  const changes: FairnessChange[] = [
    { kind: "lost", what: noteOf(before) },
    { kind: "gained", what: noteOf(after) },
  ];
  return { flipped: true, numberShift: 0, overlap: 0, changes };
}

function saidBy({ value, confidence }: Finding, key: readonly string[]): Said {
  const leaves: string[] = [];
  const numbers: number[] = [confidence];
  const fields = isBranch(value) ? value : {};
  collect(value, "", { leaves, numbers });
  const identity = JSON.stringify(key.map((name) => fields[name] ?? null));
  return { key: identity, conclusion: leaves.join("\n"), numbers, what: nameOf(fields) };
}

function collect(value: unknown, path: string, into: { leaves: string[]; numbers: number[] }): void {
  if (typeof value === "number") into.numbers.push(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, `${path}[]`, into);
  else if (isBranch(value)) {
    for (const [name, inner] of Object.entries(value)) if (!PLACES.has(name)) collect(inner, `${path}.${name}`, into);
  } else if (typeof value !== "string" || /^[\x20-\x7e]*$/u.test(value))
    into.leaves.push(`${path}=${String(value).replace(CITIZEN_NUMBER, "<id>")}`);
}

/** Pairs findings with the same conclusions, in order; what has no partner was lost or gained. */
function match(old: readonly Said[], fresh: readonly Said[]) {
  const left = [...fresh];
  const both: [Said, Said][] = [];
  const lost: Said[] = [];
  for (const one of old) {
    const at = left.findIndex(({ conclusion, numbers }) => {
      return conclusion === one.conclusion && numbers.length === one.numbers.length;
    });
    const partner = left[at];
    if (partner) both.push([one, partner]);
    else lost.push(one);
    if (at >= 0) left.splice(at, 1);
  }
  return { both, lost, gained: left };
}

function shiftOf(one: readonly number[], other: readonly number[]): number {
  const shifts = one.map((number, at) => {
    const second = other[at] ?? number;
    const most = Math.max(Math.abs(number), Math.abs(second));
    return most === 0 ? 0 : Math.abs(number - second) / most;
  });
  return Math.max(0, ...shifts);
}

function jaccard(old: readonly Said[], fresh: readonly Said[]): number {
  const [a, b] = [old, fresh].map((all) => new Set(all.slice(0, TOP).map(({ key }) => key)));
  const shared = [...(a ?? [])].filter((key) => b?.has(key)).length;
  const all = new Set([...(a ?? []), ...(b ?? [])]).size;
  return all === 0 ? 1 : shared / all;
}

const NAMES = ["citation", "caseNumber", "name", "fact", "question", "topic", "message", "text", "title", "id"];

/** A finding in words, for a person who reads that it changed. */
function nameOf(fields: Readonly<Record<string, unknown>>): FairnessChange["what"] {
  const kind = typeof fields["kind"] === "string" ? `${fields["kind"]}: ` : "";
  for (const name of NAMES) {
    const value = fields[name];
    if (typeof value === "string" && value !== "") return { zh: value, en: `${kind}${value}` };
    if (isBranch(value) && typeof value["zh"] === "string" && typeof value["en"] === "string")
      return { zh: value["zh"], en: `${kind}${value["en"]}` };
  }
  return { zh: "一项提示", en: "a finding" };
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
