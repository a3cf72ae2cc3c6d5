import { addDays } from "../../engine/reasoning/periods.ts";
import { type Citation, findCitations } from "../../engine/text/citations.ts";
import type { KnowledgeSource } from "../../governance/application.ts";
import { type Day, dayOf } from "../../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../../vocabulary/law.ts";
import type { Cited, Rules } from "./schema.ts";

/** What is needed to tell how the law stands to a citation. */
export interface Laws {
  readonly knowledge: Pick<KnowledgeSource, "provision" | "lawTitles">;
  /** Day of the judgment, on which the law is looked up. */
  readonly on: Day;
  readonly today: Day;
  readonly rules: Rules;
}

const MOST_YEARS = 20;
/** An article that lies this far before the last one is not beyond the end but one that was left out or repealed. */
const REACH = 40;

/** All citations of a text with how the law of the day stands to them (ST-05, ST-14). */
export async function readCitations(text: string, laws: Laws): Promise<Cited[]> {
  const titles = laws.knowledge.lawTitles();
  const look = lookUp(laws);
  const found: Cited[] = [];
  for (const citation of findCitations(text, titles)) found.push(await citedOf(citation, { laws, look, titles }));
  return found;
}

type Look = (ref: ProvisionRef, on: Day) => Promise<Provision | undefined>;

/** Looks each provision up once. */
function lookUp({ knowledge }: Laws): Look {
  const known = new Map<string, Promise<Provision | undefined>>();
  return (ref, on) => {
    const key = JSON.stringify([ref, on]);
    const before = known.get(key) ?? knowledge.provision(ref, on);
    known.set(key, before);
    return before;
  };
}

interface Desk {
  readonly laws: Laws;
  readonly look: Look;
  readonly titles: ReadonlyMap<string, string>;
}

async function citedOf(citation: Citation, desk: Desk): Promise<Cited> {
  const { start, end, text, law, title, article, sub, paragraph } = citation;
  const base = { start, end, text, law, article, paragraph: paragraph ?? null };
  if (title === undefined)
    return {
      ...base,
      title: null,
      meant: /^[《<]/u.test(text) ? meantBy(law, desk.titles) : null,
      rank: null,
      status: "unchecked",
    };
  const ref = { law: title, article, ...(sub === undefined ? {} : { sub }) };
  const provision = (await desk.look(ref, desk.laws.on)) ?? (await desk.look(ref, desk.laws.today));
  return { ...base, title, meant: null, rank: provision?.rank ?? null, status: await statusOf(ref, paragraph, desk) };
}

async function statusOf(ref: ProvisionRef, paragraph: number | undefined, desk: Desk): Promise<Cited["status"]> {
  const { laws, look } = desk;
  const days = laws.rules.lawDays.find(({ law }) => law === ref.law);
  if (days && laws.on < days.from) return "not-yet";
  if (days?.until != null && laws.on >= days.until) return "no-longer";
  const provision = await look(ref, laws.on);
  if (provision) {
    const part = paragraph === undefined ? provision : await look({ ...ref, paragraph }, laws.on);
    return part || provision.wording === "digest" ? "in-force" : "no-paragraph";
  }
  const whole = await wholeLawOn(ref.law, desk);
  if (whole === undefined) return "unchecked";
  return (await isBeyondEnd(ref, whole, look)) ? "no-article" : "unchecked";
}

/** A day, the judgment's or the first 1 January after it, on which the official text of the law is at hand; undefined when there is none. */
async function wholeLawOn(law: string, { laws, look }: Desk): Promise<Day | undefined> {
  const year = Number(laws.on.slice(0, 4));
  const later = Array.from({ length: MOST_YEARS }, (_, step) => dayOf(year + step + 1, 1, 1));
  for (const day of [laws.on, ...later, laws.today]) {
    if (day === undefined || day > addDays(laws.today, 1)) continue;
    if ((await look({ law, article: 1 }, day))?.wording === "official") return day;
  }
  return undefined;
}

/** True when neither the article nor any of those after it exist: the law ends before it. */
async function isBeyondEnd(ref: ProvisionRef, on: Day, look: Look): Promise<boolean> {
  for (let step = 0; step <= REACH; step++)
    if (await look({ law: ref.law, article: ref.article + step }, on)) return false;
  return true;
}

const NUMERAL = /[一二三四五六七八九十百\d]/u;

/** The only known title that differs from a written one by one character; numbers of amendments are no slips. */
function meantBy(written: string, titles: ReadonlyMap<string, string>): string | null {
  const name = written.replace(/\s/gu, "");
  if (name.length < 4) return null;
  const near = new Set(
    [...titles].flatMap(([known, title]) => (isOneOff(name, known) ? [known === title ? title : known] : [])),
  );
  const [only] = near;
  return near.size === 1 && only !== undefined ? only : null;
}

function isOneOff(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || one === other) return false;
  let at = 0;
  while (at < short.length && long.charAt(at) === short.charAt(at)) at++;
  if (NUMERAL.test(long.charAt(at)) || NUMERAL.test(short.charAt(at))) return false;
  return long.length === short.length
    ? long.slice(at + 1) === short.slice(at + 1)
    : long.slice(at + 1) === short.slice(at);
}
