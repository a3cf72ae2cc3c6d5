import { type Day, dayOf } from "../../vocabulary/day.ts";
import type { PublicationProfile, PublicationRules } from "../../vocabulary/publication.ts";
import { findDates } from "../text/dates.ts";
import { foldWidth } from "../text/fold.ts";
import { findParties, type Party } from "../text/party-lines.ts";
import { withoutBlanks } from "./name-at.ts";

/** What hiding must know of a document (待公开文书): its half-width text, parties, matter and day. */
export interface PublicationDocument {
  readonly text: string;
  /** Half-width, one code unit for one. */
  readonly folded: string;
  /** Half-width without blanks inside words: for reading names, not for places. */
  readonly flat: string;
  readonly parties: readonly Party[];
  readonly isCriminal: boolean;
  /** Marriage, family or inheritance (art. 8 (1)). */
  readonly isFamily: boolean;
  readonly isAboutHealth: boolean;
  /** Day under the text; undefined where none is written. */
  readonly day: Day | undefined;
  readonly profile: PublicationProfile;
  readonly rules: PublicationRules;
}

/** Parties are described before the facts; further down 原告 and 被告 open sentences. */
const HEAD = 12_000;
const CAUSE = /(?<cause>[\u4e00-\u9fff、\s]{2,24}?(?:纠纷|罪|一案|公证|处罚|补偿|公开|登记|保护令))/gu;

/** Reads what hiding must know out of a document. */
export function readDocument(text: string, profile: PublicationProfile, rules: PublicationRules): PublicationDocument {
  const folded = foldWidth(text);
  const flat = withoutBlanks(folded);
  const head = flat.slice(0, HEAD).replace(/\s/gu, "");
  const causes = [...head.matchAll(CAUSE)].map((match) => match.groups?.["cause"] ?? "").slice(0, 12);
  return {
    text,
    folded,
    flat,
    parties: findParties(text.slice(0, HEAD)),
    isCriminal: /刑事|公诉机关|自诉人/u.test(head.slice(0, 2500)),
    isFamily: causes.some((cause) => rules.familyMatters.some((word) => cause.includes(word))),
    isAboutHealth: causes.some((cause) => rules.healthMatters.some((word) => cause.includes(word))),
    day:
      findDates(text.slice(-400))
        .filter(({ precision }) => precision === "day")
        .at(-1)?.day ?? lastDay(text),
    profile,
    rules,
  };
}

function lastDay(text: string): Day | undefined {
  return findDates(text.slice(-4000))
    .filter(({ precision }) => precision === "day")
    .at(-1)?.day;
}

const ADULT = 18;

/** True for a person born on the day who is under 18 on the day of the document (未成年人). */
export function isMinorOn(birth: Day, day: Day | undefined): boolean {
  if (day === undefined) return false;
  const [year = 0, month = 0, date = 0] = birth.split("-").map(Number);
  const grown = dayOf(year + ADULT, month, date) ?? dayOf(year + ADULT, month + 1, 1);
  return grown !== undefined && grown > day;
}
