import { checkCitizenNumber, findCitizenNumbers } from "../../engine/text/identity-numbers.ts";
import { isPersonName } from "../../engine/text/party-labels.ts";
import type { Draftmark } from "./mark.ts";
import type { Paper } from "./paper.ts";
import type { Facts } from "./schema.ts";

/** Sides on which a label puts a person; labels of one side may be told from those of the other (DR-05). */
const LABELS = /(?<label>被告人|被上诉人|被申请人|原告|被告|上诉人|第三人|申请人)(?<after>[\u4e00-\u9fff（(·]{2,40})/gu;
/** Characters that stand for hidden parts of a name in published texts: 张某甲, 李某1. */
const HIDDEN = /[某甲乙丙丁戊己庚辛壬癸一二三四五六七八九十\d×xX*]/u;
const ORDERED = /被告人\s?(?<name>[\u4e00-\u9fff·×xX\d]{2,12}?)(?:犯|无罪|免予|归案后|退赔|退缴|赔偿|违法所得)/gu;
const SHORTEST_ORGANISATION = 6;

interface Name {
  readonly name: string;
  readonly side: "plaintiff" | "defendant" | "other";
}

function sideOf(role: string): Name["side"] {
  if (role === "plaintiff" || role === "appellant") return "plaintiff";
  return role === "defendant" || role === "accused" || role === "appellee" ? "defendant" : "other";
}

/** Parties as the case record names them, else as the head of the text does. */
export function knownNames(paper: Paper, facts: Facts): Name[] {
  const recorded = recordedNames(facts);
  if (facts.isOwn && recorded.length > 0) return recorded;
  const named = described(paper).map(({ name, role }) => ({ name: name.value, side: sideOf(role) }));
  return named.filter(({ name }, at) => named.findIndex((other) => other.name === name) === at);
}

/** Parties of the head: what reads like narrative behind a label is no name. */
function described({ parties }: Paper): Paper["parties"] {
  return parties.filter(
    ({ name, kind }) => kind !== "natural" || name.value.length <= 4 || /[·•.A-Za-z]/u.test(name.value),
  );
}

function recordedNames(facts: Facts): Name[] {
  return facts.fields.flatMap(({ name, value }): Name[] => {
    const list = /^(plaintiffs|defendants|thirdParties)\.\d+\.name$/.exec(name)?.[1];
    if (list === undefined || value === "") return [];
    return [{ name: value, side: list === "plaintiffs" ? "plaintiff" : list === "defendants" ? "defendant" : "other" }];
  });
}

function distance(one: string, other: string): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY;
  return Array.from(one).filter((character, at) => character !== other.charAt(at)).length;
}

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** A name after a label that is one character off from a party's name and stands there only once (DR-03). */
function isSlip(text: string, written: string, { name }: Name): boolean {
  if (distance(written, name) !== 1) return false;
  const at = Array.from(written).findIndex((character, index) => character !== name.charAt(index));
  if (HIDDEN.test(written.charAt(at)) || HIDDEN.test(name.charAt(at))) return false;
  if (at === 0 && (name.length === 2 || /[某×xX*]/u.test(name))) return false;
  const isAName = name.length >= SHORTEST_ORGANISATION || isPersonName(written);
  return isAName && count(text, written) <= 1 && count(text, name) >= (name.length === 2 ? 4 : 2);
}

/** What may follow a two-character name: a word that goes on would make the name a longer one. */
const AFTER_NAME = /^(?:[的在与和及、，,。；;：:（(犯于因向到系称辩供述归\s]|$)/u;

/** Names after labels: slips of a character, and labels of the wrong side (DR-03, DR-05). */
export function checkNames(paper: Paper, facts: Facts): Draftmark[] {
  const names = knownNames(paper, facts);
  const { text } = paper;
  const hasCounterclaim = /反诉|原审|一审(?:原告|被告)/u.test(text);
  return [...text.matchAll(LABELS)].flatMap((match): Draftmark[] => {
    const { label = "", after = "" } = match.groups ?? {};
    const start = match.index + label.length;
    const exact = names.filter(({ name }) => after.startsWith(name)).sort((a, b) => b.name.length - a.name.length)[0];
    if (exact) {
      const swapped = !hasCounterclaim && isSwapped(label, exact, names);
      return swapped ? [swappedMark(match.index, label, exact)] : [];
    }
    const slipped = names.find((known) => {
      const written = after.slice(0, known.name.length);
      const rest = after.slice(known.name.length);
      return isSlip(text, written, known) && (known.name.length > 2 || AFTER_NAME.test(rest));
    });
    return slipped ? [slipMark(start, after.slice(0, slipped.name.length), slipped.name)] : [];
  });
}

function slipMark(start: number, written: string, name: string): Draftmark {
  return {
    rule: "DR-03",
    start,
    end: start + written.length,
    expected: name,
    zh: `姓名“${written}”与当事人“${name}”相差一字，请核对`,
    en: `"${written}" differs by one character from the party ${name}`,
  };
}

function isSwapped(label: string, { name, side }: Name, names: readonly Name[]): boolean {
  // Names that stand on both sides, and labels of appeal, tell nothing.
  if (names.some((other) => other.name === name && other.side !== side)) return false;
  return (label === "原告" && side === "defendant") || (label === "被告" && side === "plaintiff");
}

function swappedMark(start: number, label: string, { name, side }: Name): Draftmark {
  const right = side === "plaintiff" ? "原告" : "被告";
  return {
    rule: "DR-05",
    start,
    end: start + label.length + name.length,
    expected: `${right}${name}`,
    zh: `诉讼地位写反：${name}是${right}`,
    en: `${name} stands on the other side`,
  };
}

/** Parties of the text against those of the case (DR-04), and names that belong to no party (DR-34). */
export function checkParties(paper: Paper, facts: Facts): Draftmark[] {
  const recorded = recordedNames(facts);
  if (!facts.isOwn || recorded.length === 0) return [];
  const missing = recorded.filter(({ name }) => !paper.text.includes(name));
  const foreign = paper.parties.filter(
    ({ name }) =>
      !recorded.some((known) => known.name === name.value || distance(known.name, name.value) === 1) &&
      !facts.fields.some(({ value }) => value === name.value),
  );
  return [
    ...missing.map(({ name }) => ({
      rule: "DR-04",
      start: 0,
      end: 0,
      expected: name,
      zh: `案件信息中的当事人${name}未出现在文书中`,
      en: `The party ${name} of the case does not appear in the document`,
    })),
    ...foreign.map(({ name }) => ({
      rule: "DR-34",
      start: name.start,
      end: name.end,
      zh: `“${name.value}”不是本案当事人，请核对是否误用其他案件的文书`,
      en: `"${name.value}" is no party of this case: text of another case?`,
    })),
  ];
}

function accusedOf(paper: Paper): string[] {
  const persons = described(paper).filter(({ role, kind }) => role === "accused" && kind === "natural");
  return [...new Set(persons.map(({ name }) => name.value))];
}

/** In a criminal judgment the order deals with every accused and with nobody else (DR-07, DR-34). */
export function checkAccused(paper: Paper): Draftmark[] {
  const { matter, form, instance, order, text } = paper;
  const accused = accusedOf(paper);
  if (matter !== "criminal" || form !== "judgment" || instance === 2 || !order || accused.length === 0) return [];
  const words = order.text.replace(/\s+/gu, "");
  const isForAll = /(?:各|上述|[一二三四五六七八九十两]+)(?:名)?被告人/u.test(words);
  const omitted = accused.filter((name) => !words.includes(name) && !isForAll);
  const named = [...order.text.matchAll(ORDERED)].flatMap((match) => {
    const name = match.groups?.["name"] ?? "";
    const isKnown = accused.some((known) => name.startsWith(known) || known.startsWith(name));
    const isListed = name.includes("、") || accused.some((known) => name.includes(known));
    return isKnown || isListed || !isPersonName(name) ? [] : [{ name, start: match.index + match[0].indexOf(name) }];
  });
  const foreign = named.filter(({ name }) => !text.slice(0, order.start).includes(name));
  return [
    ...omitted.map((name) => ({
      rule: "DR-07",
      start: order.start,
      end: order.start,
      expected: name,
      zh: `主文没有对被告人${name}作出判决`,
      en: `The order says nothing of the accused ${name}`,
    })),
    ...foreign.map(({ name, start }) => ({
      rule: "DR-34",
      start: order.start + start,
      end: order.start + start + name.length,
      zh: `主文中的“${name}”不是本案被告人`,
      en: `"${name}" in the order is no accused of this case`,
    })),
  ];
}

/** Citizen numbers: check digit, birth date and sex beside them agree (DR-06); published texts must hide them (DR-33). */
export function checkIdentity({ text, parties }: Paper): Draftmark[] {
  const numbers = findCitizenNumbers(text);
  const hidden = numbers.map(({ start, end }) => ({
    rule: "DR-33",
    start,
    end,
    zh: "公开文书前须遮盖公民身份号码",
    en: "Hide the citizen number before the document is published",
  }));
  const wrong = parties.flatMap(({ idNumber, birth, sex }): Draftmark[] => {
    // Published texts mask the digits.
    if (!idNumber || !/^\d{17}[\dXx]$/u.test(idNumber.value)) return [];
    const check = checkCitizenNumber(idNumber.value);
    const { start, end } = idNumber;
    const place = { rule: "DR-06", start, end } as const;
    if (birth && check.birth && check.birth !== birth.value)
      return [{ ...place, zh: "公民身份号码与出生日期不一致", en: "The citizen number and the birth date disagree" }];
    if (sex && check.sex && check.sex !== sex.value)
      return [{ ...place, zh: "公民身份号码与性别不一致", en: "The citizen number and the sex disagree" }];
    return check.valid ? [] : [{ ...place, zh: "公民身份号码校验不符", en: "The citizen number fails its check" }];
  });
  return [...wrong, ...hidden];
}

const PROSECUTOR = /公诉机关[:：\s]?(?<name>[\u4e00-\u9fff]{2,24}?人民检察院)/u;

/** True unless both names plainly end with different districts or counties. */
function isSamePlace(court: string, prosecutor: string): boolean {
  const place = (full: string): string =>
    full.replace(/人民(?:检察院|法院)$/u, "").replace(/^.{2,8}?(?:省|自治区)|^(?:新疆|内蒙古|广西|宁夏|西藏)|市/gu, "");
  const [own, other] = [place(court), place(prosecutor)];
  const isPlain =
    court.endsWith("人民法院") && /[县区旗]$/u.test(other) && !/第[一二三四五六七八九]/u.test(own + other);
  return !isPlain || own.endsWith(other) || other.endsWith(own);
}

/** The prosecutor of a basic court is that of its own district or county (DR-02); others may be designated and are left alone. */
export function checkProsecutor({ court, matter, text, instance }: Paper): Draftmark[] {
  if (matter !== "criminal" || court?.level !== "basic" || instance === 2) return [];
  const name = PROSECUTOR.exec(text.slice(0, 700))?.groups?.["name"];
  if (name === undefined || isSamePlace(court.name, name)) return [];
  return [
    {
      rule: "DR-02",
      start: court.start,
      end: court.end,
      severity: "warning",
      zh: `首部法院与公诉机关“${name}”不在同一地区，请核对是否误用其他案件的文书（指定管辖的除外）`,
      en: "Court and prosecutor are of different places: text of another case, or designated jurisdiction?",
    },
  ];
}
