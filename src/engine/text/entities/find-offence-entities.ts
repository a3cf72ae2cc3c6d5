import type { OffenceWords, PersonWords } from "../../../vocabulary/recognition.ts";
import { anyOf, type Entity, entityAt, overlap } from "./entity.ts";
import { findGoods } from "./find-goods.ts";
import { findOffenceMoney } from "./find-offence-money.ts";
import { findBodies, findOffencePlaces } from "./find-offence-places.ts";
import { findOffenceTimes } from "./find-offence-times.ts";
import { findPersons, type PersonMention } from "./find-persons.ts";
import { findTools } from "./find-tools.ts";

/** What the finding of entities must know: how persons are written and the words of property offences. */
export interface EntityWords {
  readonly persons: PersonWords;
  readonly offences: OffenceWords;
}

/**
 * The entities of a property offence (侵财案件实体) in a text, sentence by sentence and in their order: suspects, victims,
 * money taken, values, gains, goods, tools, times, places and bodies. Times and places are those of the offence: a
 * sentence that only tells of an arrest or a surrender gives none.
 */
export function findOffenceEntities(text: string, words: EntityWords): Entity[] {
  const persons = findPersons(text, words.persons);
  return [...text.matchAll(/[^。\n]+[。\n]?/gu)].flatMap((match) => {
    const within = persons.filter(({ start }) => start >= match.index && start < match.index + match[0].length);
    const moved = within.map((person) => ({
      ...person,
      start: person.start - match.index,
      end: person.end - match.index,
    }));
    return inSentence(match[0], moved, words).map((entity) => ({
      ...entity,
      start: entity.start + match.index,
      end: entity.end + match.index,
    }));
  });
}

function inSentence(text: string, persons: readonly PersonMention[], { offences }: EntityWords): Entity[] {
  const people = persons.flatMap((person) => roleOf(text, person, offences));
  const isOffence = isOffenceTold(text, offences);
  const money = findOffenceMoney(text);
  const bodies = findBodies(text, offences).filter(({ start }) => !/投案|供述/u.test(text.slice(start, start + 14)));
  const times = isOffence ? findOffenceTimes(text) : [];
  const places = isOffence
    ? findOffencePlaces(text, offences).filter((place) => apart(place, [...bodies, ...times]))
    : [];
  const tools = findTools(text, offences).filter((tool) => apart(tool, places));
  const goods = findGoods(text, offences)
    .map((thing) => behindPlaces(text, thing, places))
    .filter((thing) => apart(thing, [...money, ...tools, ...times, ...places]));
  const all = [...people, ...money, ...goods, ...tools, ...times, ...places, ...bodies];
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A thing written directly behind the place it was taken from begins where the place ends. */
function behindPlaces(text: string, thing: Entity, places: readonly Entity[]): Entity {
  const before = places.find((place) => overlap(place, thing) && place.end < thing.end);
  return before ? entityAt(text, "goods", { start: before.end, end: thing.end }) : thing;
}

function apart(one: Entity, others: readonly Entity[]): boolean {
  return !others.some((other) => overlap(one, other));
}

const AFTERWARDS = /抓获|归案|投案|民警|公安|到案|扭送|传唤|如实供述|被。?$|查获|搜查/u;

/** True when the sentence tells the offence itself, not only how the offender was found. */
function isOffenceTold(text: string, { takes }: OffenceWords): boolean {
  return RegExp(anyOf(takes), "u").test(text) || !AFTERWARDS.test(text);
}

/** Suspect or victim, by the word before the name, else by its place in the sentence; buyers and witnesses are neither. */
function roleOf(text: string, { role, start, end }: PersonMention, { takes, goods }: OffenceWords): Entity[] {
  if (role === "accused" || role === "accomplice") return [entityAt(text, "suspect", { start, end })];
  if (role === "victim") return [entityAt(text, "victim", { start, end })];
  if (role !== null) return [];
  const before = text.slice(Math.max(0, start - 14), start);
  // What stands behind a list of names is said of every name in it.
  const behind = text.slice(end, end + 40).replace(/^(?:[、和与及].某[某甲乙丙丁]?)+/u, "");
  if (/(?:卖给了?|销赃给|出售给|转卖给|转给|收购人)(?:[^，。]{0,4})$/u.test(before)) return [];
  const taking = RegExp(`${anyOf(takes)}`, "u").test(text) ? "|将|趁" : "|趁";
  const isOwner =
    RegExp(
      `(?:${anyOf(takes)}(?:了|走)?|从${taking}|向|要求|以及|发还给?|返还给?|退赔|赔偿|发还了?|扶着|拒绝后?)$`,
      "u",
    ).test(before) ||
    /^(?:停放|停在|放在|放置|存放|安装|家|宅|户|的(?!朋友)|经营|所有|所在|熟睡|住处|财产|损失|随身|不备|休息|值守|向[^，。]{2,20}(?:打款|转账|汇款|付款)|(?:“[^”]{1,10}”)?[^，。]{0,3}(?:牌|一辆|一部))/u.test(
      behind,
    ) ||
    RegExp(`^[^，。；、将把在与]{0,6}${anyOf(goods)}[^，。；]{0,4}\\d`, "u").test(behind);
  const isPaid = before.endsWith("向") && /^[^，。]{0,20}(?:打款|转账|汇款|付款)/u.test(behind);
  return [entityAt(text, isOwner && !isPaid ? "victim" : "suspect", { start, end })];
}
