import { claimTexts } from "../../engine/evidence/conditions.ts";
import {
  typedValue,
  type ValueQuery,
  valueInText,
  type WrittenValue,
  writtenValues,
} from "../../engine/evidence/read-value.ts";
import type { Said } from "../../engine/evidence/said.ts";
import { valueOn } from "../../engine/reasoning/series.ts";
import type { DatedNumbers } from "../../engine/reasoning/sums/calculation.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Day } from "../../vocabulary/day.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Facts, Value } from "./schema.ts";
import type { SumInput } from "./sum-schema.ts";

type Shown = Extract<Value, { kind: "computation" }>["inputs"][number];

/** A value of an input with where it came from. */
export interface KnownInput {
  readonly value: number | Day | string;
  readonly shown: Shown;
  readonly passages: readonly Passage[];
}

/** All inputs of a case that are known: typed by the judge first, then fields, papers, statistics, the stated standard. */
export interface KnownInputs {
  readonly get: (id: string) => KnownInput | undefined;
  /** Whole number; NaN when it is none: callers ask only for what they need. */
  readonly number: (id: string) => number;
  readonly day: (id: string) => Day | undefined;
  readonly text: (id: string) => string;
  readonly has: (id: string) => boolean;
  readonly numbersOn: (day: Day) => DatedNumbers;
}

const SAYS: Readonly<Record<WrittenValue["voice"], Shown["by"]>> = {
  plaintiff: { zh: "原告主张", en: "asserted by the plaintiff" },
  defendant: { zh: "被告陈述", en: "said by the defendant" },
  third: { zh: "第三人陈述", en: "said by a third party" },
  court: { zh: "庭审记录", en: "in the record of the court" },
  witness: { zh: "证人陈述", en: "said by a witness" },
  paper: { zh: "材料记载", en: "written in the paper" },
};
/** A paper first, then what the other side says against itself, the plaintiff's own claim last. */
const ORDER: readonly WrittenValue["voice"][] = ["paper", "witness", "defendant", "third", "court", "plaintiff"];
const NOBODY = { zh: "", en: "" };

/** Looks every input up on demand, each once. */
export function knownInputs(
  facts: Facts,
  said: readonly Said[],
  { assumptions, trialOn }: { assumptions: Readonly<Record<string, string>>; trialOn: Day },
): KnownInputs {
  const { sums } = facts;
  const spoken = said.filter(({ paper }) => !facts.rules.forms.includes(paper.kind));
  const cache = new Map<string, KnownInput | undefined>();
  const numbersOn = (day: Day): DatedNumbers => ({
    on: (id) => valueOn(sums?.series[id] ?? [], day),
    since: (id) => sums?.series[id]?.[0]?.from,
  });
  const find = (id: string): KnownInput | undefined => {
    const input = sums?.rules.inputs[id];
    if (!input) return undefined;
    return (
      typed(id, input, assumptions[id]) ??
      fromFields(id, input, facts) ??
      fromPapers(id, input, spoken) ??
      fromClaims(id, input, facts) ??
      fromSeries(id, input, numbersOn(trialOn)) ??
      standard(id, input)
    );
  };
  const get = (id: string): KnownInput | undefined => {
    if (!cache.has(id)) cache.set(id, find(id));
    return cache.get(id);
  };
  return {
    get,
    number: (id) => Number(get(id)?.value ?? Number.NaN),
    day: (id) => {
      const value = get(id)?.value;
      return typeof value === "string" && sums?.rules.inputs[id]?.unit === "day" ? (value as Day) : undefined;
    },
    text: (id) => String(get(id)?.value ?? ""),
    has: (id) => get(id) !== undefined,
    numbersOn,
  };
}

function valueOf(text: string, { unit, scale }: SumInput): number | Day | string | undefined {
  if (unit === "list") return text.trim() === "" ? undefined : text.trim();
  return typedValue(text, unit, scale);
}

function known(
  id: string,
  input: SumInput,
  value: number | Day | string,
  more: Partial<Omit<KnownInput["shown"], "id" | "name" | "unit" | "value">> & { origin: Shown["origin"] },
): KnownInput {
  const shown: Shown = {
    id,
    name: input.name,
    unit: input.unit,
    value: formatInput(value, input),
    by: NOBODY,
    place: null,
    others: [],
    ...more,
  };
  return { value, shown, passages: more.place ? [more.place.passage] : [] };
}

/** How a value reads: 8000元, 2024-03-01, 70%, 十级. */
function formatInput(value: number | Day | string, { unit, scale }: SumInput): string {
  if (typeof value === "string") return value;
  if (unit === "fen") return formatYuan(value);
  if (unit === "share" || unit === "rate") return `${value / 10_000}%`;
  if (unit === "grade") return `${value}级`;
  if (unit === "yes") return value === 1 ? "是" : "否";
  return String(value / scale);
}

function typed(id: string, input: SumInput, text: string | undefined): KnownInput | undefined {
  const value = text === undefined ? undefined : valueOf(text, input);
  if (value === undefined) return undefined;
  return known(id, input, value, { origin: "assumed", by: { zh: "审判组织填写", en: "typed by the bench" } });
}

function fromFields(id: string, input: SumInput, facts: Facts): KnownInput | undefined {
  for (const name of input.fields) {
    const field = facts.fields.find((one) => one.name === name);
    const value = field === undefined ? undefined : valueOf(field.value, input);
    if (field === undefined || value === undefined) continue;
    const passage = field.passages[0];
    const place = passage ? { title: "", passage } : null;
    const others = field.conflicts.map((conflict) => conflict.value);
    return known(id, input, value, { origin: "field", by: { zh: "案件信息项", en: "case field" }, place, others });
  }
  return undefined;
}

function queryOf({ unit, after, before, counted, scale, unless }: SumInput): ValueQuery | undefined {
  if (unit === "list" || (after.length === 0 && before.length === 0)) return undefined;
  return unit === "count" && counted.length === 0 ? undefined : { unit, after, before, counted, scale, unless };
}

/** What only a claim says is the plaintiff's word, and shown as such. */
function fromClaims(id: string, input: SumInput, facts: Facts): KnownInput | undefined {
  const query = queryOf(input);
  if (!query) return undefined;
  for (const { text, field } of claimTexts(facts.fields)) {
    const value = valueInText(text, query);
    const passage = field.passages[0];
    if (value === undefined) continue;
    return known(id, input, value, {
      origin: "field",
      by: SAYS.plaintiff,
      place: passage ? { title: "诉讼请求", passage } : null,
    });
  }
  return undefined;
}

function fromPapers(id: string, input: SumInput, said: readonly Said[]): KnownInput | undefined {
  const query = queryOf(input);
  if (!query) return undefined;
  const found = writtenValues(said, query).sort((a, b) => ORDER.indexOf(a.voice) - ORDER.indexOf(b.voice));
  const [first] = found;
  if (!first) return undefined;
  const others = [...new Set(found.map(({ value }) => value))].filter((value) => value !== first.value);
  return known(id, input, first.value, {
    origin: "paper",
    by: SAYS[first.voice],
    place: { title: first.title, passage: first.passage },
    others: others.slice(0, 4).map((value) => formatInput(value, input)),
  });
}

function fromSeries(id: string, input: SumInput, numbers: DatedNumbers): KnownInput | undefined {
  const value = input.series === undefined ? undefined : numbers.on(input.series);
  if (value === undefined) return undefined;
  return known(id, input, value, {
    origin: "statistic",
    by: { zh: "统计数据，使用前须核对", en: "statistics, to be checked" },
  });
}

function standard(id: string, input: SumInput): KnownInput | undefined {
  const value = input.standard === undefined ? undefined : valueOf(input.standard.value, input);
  if (input.standard === undefined || value === undefined) return undefined;
  const { zh, en } = input.standard;
  return known(id, input, value, { origin: "standard", by: { zh, en } });
}
