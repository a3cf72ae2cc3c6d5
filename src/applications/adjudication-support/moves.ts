import type { Value } from "./schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A conclusion that moves when other facts are supposed (结论的变化): what it was and what it would be. */
export interface Move {
  readonly kind: Value["kind"];
  readonly id: string;
  readonly what: Both;
  /** Null where it was not there before. */
  readonly before: Both | null;
  /** Null where it is gone. */
  readonly after: Both | null;
}

/** The conclusions that differ between two working sheets of one case, in the order of the second, then what is gone. Pure. */
export function movesBetween(before: readonly Value[], after: readonly Value[]): Move[] {
  const old = conclusionsOf(before);
  const now = conclusionsOf(after);
  const changed = [...now].flatMap(([key, { kind, id, what, says }]): Move[] => {
    const was = old.get(key);
    return was?.says.zh === says.zh ? [] : [{ kind, id, what, before: was?.says ?? null, after: says }];
  });
  const gone = [...old].flatMap(([key, { kind, id, what, says }]): Move[] =>
    now.has(key) ? [] : [{ kind, id, what, before: says, after: null }],
  );
  return [...changed, ...gone];
}

interface Conclusion {
  readonly kind: Value["kind"];
  readonly id: string;
  readonly what: Both;
  readonly says: Both;
}

function conclusionsOf(values: readonly Value[]): Map<string, Conclusion> {
  return new Map(
    values.flatMap(readingsOf).map((one): [string, Conclusion] => [`${one.kind}/${one.id}/${one.what.zh}`, one]),
  );
}

const OUTCOMES = {
  granted: { zh: "支持", en: "granted" },
  partly: { zh: "部分支持", en: "granted in part" },
  dismissed: { zh: "驳回", en: "dismissed" },
} as const;
const STANDINGS = {
  open: { zh: "仍有可能", en: "open" },
  closed: { zh: "被排除", en: "excluded" },
  follows: { zh: "依所设认定可以得出", en: "follows from what is supposed" },
} as const;

function readingsOf(value: Value): Conclusion[] {
  const { kind, id } = value;
  switch (value.kind) {
    case "claim":
      return value.outcomes.map(({ outcome, standing }) => ({
        kind,
        id,
        what: {
          zh: `第${value.number}项诉请：${OUTCOMES[outcome].zh}`,
          en: `claim ${value.number}: ${OUTCOMES[outcome].en}`,
        },
        says: STANDINGS[standing ?? "open"],
      }));
    case "amount":
      return [{ kind, id, what: value.name, says: same(yuan(value.totalFen)) }];
    case "computation": {
      const range =
        value.leastFen === value.mostFen ? yuan(value.mostFen) : `${yuan(value.leastFen)}–${yuan(value.mostFen)}`;
      return [{ kind, id, what: value.name, says: same(range) }];
    }
    case "timeline":
      return [{ kind, id, what: value.name, says: dayWords(value.expiresOn, value.inTime) }];
    case "missing":
      return value.asked ? [{ kind, id, what: { zh: "卷内未见", en: "not in the file" }, says: value.message }] : [];
    default:
      return [];
  }
}

function dayWords(expiresOn: string, inTime: boolean | null): Both {
  const zh = inTime === null ? "" : inTime ? "，在期间内" : "，已经届满";
  const en = inTime === null ? "" : inTime ? ", in time" : ", too late";
  return { zh: `至${expiresOn}${zh}`, en: `until ${expiresOn}${en}` };
}

function same(text: string): Both {
  return { zh: text, en: text };
}

function yuan(fen: number): string {
  const [whole, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)];
  return `${fen < 0 && whole === 0 ? "-" : ""}${whole.toLocaleString("en-US")}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}元`;
}
