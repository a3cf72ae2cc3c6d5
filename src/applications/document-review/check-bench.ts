import { isPersonName } from "../../engine/text/party-labels.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper, Part } from "./paper.ts";
import type { Facts } from "./schema.ts";

const SEAT =
  /(?<title>审\s?判\s?长|(?:代理|助理)?\s?审\s?判\s?员|人\s?民\s?陪\s?审\s?员|法\s?官\s?助\s?理|(?:代)?\s?书\s?记\s?员)[\s:：]{0,8}(?<name>[\u4e00-\u9fff·](?:[ \u3000]{0,4}[\u4e00-\u9fff·]){1,5}?)(?=[\s\u3000（(，,。;；]|审判|人民陪审|代理审|助理审|书记员|法官助理|代书记|二[〇○0O零Oo一]|$)/gu;
const PANEL = /由(?<seats>(?:本院)?(?:审判长|审判员|代理审判员|人民陪审员|法官)[^。]{2,80}?)(?:组成|担任|独任)/u;
const CHANGED = /变更合议庭|更换(?:合议庭|审判员|人民陪审员)|另行组成/u;
const SIGNED_WITHIN = 400;

/** One signature: title and name without blanks. */
export interface Seat {
  readonly title: string;
  readonly name: string;
}

/** Who signs, in order (落款). */
export function seatsOf(signature: Part | undefined): Seat[] {
  const text = signature?.text.slice(0, SIGNED_WITHIN) ?? "";
  const seats = [...text.matchAll(SEAT)].map((match) => ({
    title: (match.groups?.["title"] ?? "").replace(/\s/gu, ""),
    name: (match.groups?.["name"] ?? "").replace(/[\s\u3000]/gu, ""),
  }));
  // After the clerk come annexed laws, which speak of presiding judges too.
  const clerk = seats.findIndex(({ title }) => title.endsWith("书记员"));
  return clerk < 0 ? seats : seats.slice(0, clerk + 1);
}

const isJudge = ({ title }: Seat): boolean => /审判长|审判员/u.test(title);
const isAssessor = ({ title }: Seat): boolean => title === "人民陪审员";

/** Signatures: judges, clerk and day are there (DR-29); the bench is lawful (DR-17). */
export function checkSignatures(paper: Paper): Draftmark[] {
  const { signature, form, text, day } = paper;
  if (!form) return [];
  const end = text.length;
  if (!signature)
    return [{ rule: "DR-29", start: end, end, zh: "落款没有审判人员署名", en: "No judge signs the document" }];
  const missing = (zh: string, en: string): Draftmark => ({ rule: "DR-29", start: end, end, zh, en });
  const signed = signature.text.slice(0, SIGNED_WITHIN).replace(/\s/gu, "");
  const isOpen = signed.includes("【裁判日期】");
  return [
    ...(signed.includes("书记员") ? [] : [missing("落款没有书记员署名", "No clerk signs the document")]),
    ...(day || isOpen ? [] : [missing("落款没有日期", "The document bears no date")]),
    ...benchMarks(paper, seatsOf(signature)),
  ];
}

function benchMarks({ signature, matter, procedure }: Paper, seats: readonly Seat[]): Draftmark[] {
  const bench = seats.filter((seat) => isJudge(seat) || isAssessor(seat));
  const start = signature?.start ?? 0;
  const mark = (zh: string, en: string, severity?: Draftmark["severity"]): Draftmark => ({
    rule: "DR-17",
    start,
    end: start + (signature?.text.search(/[\s\u3000]/u) ?? 0),
    zh,
    en,
    ...(severity ? { severity } : {}),
  });
  const presiding = bench.filter(({ title }) => title === "审判长").length;
  const marks: Draftmark[] = [];
  if (bench.length > 1 && bench.length % 2 === 0)
    marks.push(mark(`合议庭人数应为单数，落款为${bench.length}人`, "A panel is odd in number"));
  if (presiding > 1) marks.push(mark("落款有两名以上审判长", "More than one presiding judge"));
  if (bench.length > 1 && presiding === 0)
    marks.push(mark("合议庭应有审判长", "A panel has a presiding judge", "error"));
  // Small claims are heard by one judge; a panel means that the procedure was converted (民诉法 40, 165, 169).
  if (matter === "civil" && procedure === "small-claims" && presiding > 0)
    marks.push(mark("小额诉讼由一名审判员独任审理，落款却是合议庭", "Small claims are heard by a single judge"));
  return marks;
}

/** The bench that heard the case, by the text or the record, is the one that signs (DR-18). */
export function checkSameBench(paper: Paper, facts: Facts): Draftmark[] {
  const { signature } = paper;
  const signed = seatsOf(signature).map(({ name }) => name);
  if (!signature || signed.length === 0) return [];
  const judge = facts.isOwn ? facts.fields.find(({ name }) => name === "judge")?.value : undefined;
  const absent = judge === undefined || signed.includes(judge) ? [] : [judge];
  return [
    ...unsigned(paper, signed),
    ...absent.map((name) => ({
      rule: "DR-18",
      start: signature.start,
      end: signature.start,
      expected: name,
      zh: `承办法官${name}没有署名`,
      en: `Judge ${name} of the case does not sign`,
    })),
  ];
}

/** Members of the bench that the text names, who do not sign although no change of the bench is told. */
function unsigned({ text, order }: Paper, signed: readonly string[]): Draftmark[] {
  const stated = PANEL.exec(text.slice(0, order?.start ?? text.length));
  const seats = stated?.groups?.["seats"];
  if (!stated || seats === undefined || CHANGED.test(text)) return [];
  const names = seats.split(/[、，,和与]|审判长|(?:代理)?审判员|人民陪审员|法官|本院/u).map((name) => name.trim());
  const start = stated.index + 1;
  return names
    .filter((name) => isPersonName(name) && !signed.includes(name))
    .map((name) => ({
      rule: "DR-18",
      start,
      end: start + seats.length,
      expected: name,
      zh: `参加审理的${name}没有署名，也未写明合议庭变更`,
      en: `${name} heard the case but does not sign`,
    }));
}
