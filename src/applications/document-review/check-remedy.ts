import { findCourts } from "../../engine/text/courts.ts";
import { parseNumber, toChineseNumber } from "../../engine/text/numerals.ts";
import type { Draftmark } from "./mark.ts";
import { type Paper, squeezed } from "./paper.ts";
import type { Facts } from "./schema.ts";

const FINAL = /(?:判决|裁定)(?:为|系|是)\s?终审/u;
const DAYS = /(?<days>[一二三四五六七八九十两\d]{1,4})\s?日\s?(?:内|以内)/u;
const NOT_APPEALABLE = /准许.{0,30}撤(?:回|诉)|按.{0,20}撤回?(?:起?诉|上诉)处理|查封|冻结|保全|中止诉讼|终结诉讼|补正/u;

/** Courts that the remedy paragraph names, with their places in the text. */
export function remedyCourts({ remedy }: Paper): ReturnType<typeof findCourts> {
  if (!remedy || FINAL.test(remedy.text.slice(0, 20))) return [];
  return findCourts(remedy.text.split("\n\n")[0] ?? "").map((court) => ({
    ...court,
    start: court.start + remedy.start,
    end: court.end + remedy.start,
  }));
}

/** Right of appeal: there or not as the instance and procedure demand, with the right period and a court (DR-26). */
export function checkRemedy(paper: Paper, facts: Facts): Draftmark[] {
  const { matter, form, instance, remedy } = paper;
  if (!matter || !form || instance === undefined) return [];
  const mark = markAt(paper);
  if (form === "mediation") return remedy ? [mark("调解书不写上诉权利", "A mediation paper tells of no appeal")] : [];
  const isFinal = remedy !== undefined && FINAL.test(remedy.text.slice(0, 20));
  if (instance === 2 || isSmallClaims(paper)) return isFinal ? [] : notFinal(paper, mark);
  if (isFinal) return [mark("一审裁判不是终审", "A first-instance judgment is not final")];
  return remedy ? [...periodMarks(paper, facts, mark), ...placeMarks(remedy.text, mark)] : untold(paper, mark);
}

/** Marks stand on the first words of the remedy, else where it should stand. */
function markAt({ remedy, signature, text }: Paper): Mark {
  const start = remedy?.start ?? signature?.start ?? text.length;
  const end = remedy ? Math.min(remedy.end, start + 12) : start;
  return (zh, en, expected) => ({ rule: "DR-26", start, end, zh, en, ...(expected ? { expected } : {}) });
}

function notFinal({ form, remedy }: Paper, mark: Mark): Draftmark[] {
  if (form === "ruling" && !remedy) return [];
  const word = form === "ruling" ? "裁定" : "判决";
  const expected = `本${word}为终审${word}`;
  return [mark(`应写明“${expected}”，不得告知上诉`, "Final at once: no appeal may be told", expected)];
}

function isSmallClaims({ matter, procedure }: Paper): boolean {
  return matter === "civil" && procedure === "small-claims";
}

type Mark = (zh: string, en: string, expected?: string) => Draftmark;

function untold({ matter, form, order, court }: Paper, mark: Mark): Draftmark[] {
  // Most civil rulings cannot be appealed (民诉法 157).
  if (form === "ruling" && (matter === "civil" || NOT_APPEALABLE.test(order?.text ?? ""))) return [];
  return court?.level === "supreme" ? [] : [mark("没有告知上诉权利、期限和法院", "The right of appeal is not told")];
}

function periodMarks({ matter, form, remedy }: Paper, { rules }: Facts, mark: Mark): Draftmark[] {
  const rule = rules.appealDays.find((known) => known.matter === matter && known.form === form);
  if (!rule) return [];
  const days = parseNumber(DAYS.exec(squeezed(remedy))?.groups?.["days"] ?? "");
  const expected = `${toChineseNumber(rule.days)}日内`;
  if (days === undefined) return [mark("没有写明上诉期限", "The period of appeal is missing", expected)];
  if (days === rule.days) return [];
  return [mark(`上诉期限应为${rule.days}日`, `The period of appeal is ${rule.days} days`, expected)];
}

function placeMarks(text: string, mark: Mark): Draftmark[] {
  const others = text.replace(/\s+/gu, "").replace(/本院|原审人民法院/gu, "");
  return /法院|上一级|【/u.test(others) ? [] : [mark("没有写明上诉法院", "The court of appeal is missing")];
}

/** Default judgment only after valid summons (DR-20). */
export function checkSummons({ matter, form, text, order, instance }: Paper): Draftmark[] {
  if ((matter !== "civil" && matter !== "administrative") || form !== "judgment" || instance === 2) return [];
  const body = text.slice(0, order?.start ?? text.length);
  const absent = /拒不到庭|未到庭参加诉讼|缺席(?:判决|审理)/u.exec(body);
  if (!absent || /传票|合法传唤|依法传唤|公告送达|公告传唤/u.test(body)) return [];
  return [
    {
      rule: "DR-20",
      start: absent.index,
      end: absent.index + absent[0].length,
      expected: "经传票传唤，无正当理由拒不到庭",
      zh: "缺席判决未写明传票合法传唤，请核对送达证据",
      en: "Judgment by default without a word of valid summons: check the proof of service",
    },
  ];
}

/** A divorce judgment tells that nobody marries again before it takes effect (DR-27). */
export function checkDivorce({ form, text, order, matter }: Paper): Draftmark[] {
  if (matter !== "civil" || form !== "judgment" || !order || !/(?:准予|准许)[^；。]{0,40}离婚/u.test(order.text))
    return [];
  if (/不得另行结婚|不得再?另?行?结婚/u.test(text.slice(order.start))) return [];
  return [
    {
      rule: "DR-27",
      start: order.end,
      end: order.end,
      expected: "当事人在判决发生法律效力前不得另行结婚",
      zh: "准予离婚的判决须告知生效前不得另行结婚",
      en: "Tell the parties not to marry again before the judgment takes effect",
    },
  ];
}
