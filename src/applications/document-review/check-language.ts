import type { Draftmark } from "./mark.ts";
import type { Paper } from "./paper.ts";
import type { Facts } from "./schema.ts";

const OPEN = /【[^】]{0,2000}】/gu;

/** Open places of a draft: what a person must still write, choose or check (DR-37). */
export function checkOpenPlaces({ text, title }: Paper): Draftmark[] {
  // Published texts use 【 】 for years of numbers (沪检刑诉【2015】12号) and for evidence.
  const isDraft =
    title !== undefined && /【(?:待|由法官|第\d|如|按|裁判日期|.{0,12}(?:姓名|期限|日期|案号|法院))/u.test(text);
  if (!isDraft) return [];
  return [...text.matchAll(OPEN)].flatMap((match): Draftmark[] => {
    if (/^【\d{4}】$/u.test(match[0])) return [];
    return [
      {
        rule: "DR-37",
        start: match.index,
        end: match.index + match[0].length,
        zh: "此处待核对或者由法官决定，未完成前不能签署",
        en: "Still to be checked or decided; cannot be signed",
      },
    ];
  });
}

function slip(start: number, written: string, meant: string): Draftmark {
  return {
    rule: "DR-34",
    start,
    end: start + written.length,
    expected: meant,
    fix: meant,
    zh: `疑为错别字：“${written}”应为“${meant}”`,
    en: `A slip: "${written}" should read "${meant}"`,
  };
}

/** Slips of the list, and standing phrases with one character changed (DR-34). */
export function checkSlips({ text }: Paper, { rules }: Facts): Draftmark[] {
  const listed = rules.slips.flatMap(([wrong, right]) => placesOf(text, wrong).map((at) => slip(at, wrong, right)));
  // One standing phrase may differ from another by a character: 民事判决书 is no slip for 刑事判决书.
  const right = [...rules.except, ...rules.standing];
  const standing = rules.standing.flatMap((phrase) => nearMisses(text, phrase, right));
  const correct = new Set(rules.standing);
  const slips = [...listed, ...standing.filter(({ start, end }) => !correct.has(text.slice(start, end)))];
  // A slip inside a longer phrase is told once, as the shortest words that hold it.
  return slips.filter((mark, at) => !slips.some((other, index) => index !== at && isInside(other, mark, index < at)));
}

/** The other mark lies inside this one; of two alike the earlier stays. */
function isInside(other: Draftmark, mark: Draftmark, isEarlier: boolean): boolean {
  const isSame = other.start === mark.start && other.end === mark.end;
  return isSame ? isEarlier : other.start >= mark.start && other.end <= mark.end;
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

const BOUNDARY = /[，。、；：:,;.\s（）()《》“”]/u;
/** A phrase whose first or last character alone differs may be another word: only long ones, cut off by punctuation, count. */
const LONG = 5;
const MOST_SLIPS = 3;

function nearMisses(text: string, phrase: string, except: readonly string[]): Draftmark[] {
  const characters = Array.from(phrase);
  return characters.flatMap((character, index) => {
    if (!/[\u4e00-\u9fff]/u.test(character)) return [];
    const before = characters.slice(0, index).join("");
    const after = characters.slice(index + 1).join("");
    return [...text.matchAll(new RegExp(`${before}[\\u4e00-\\u9fff]${after}`, "gu"))].flatMap((match): Draftmark[] => {
      const [written] = match;
      if (written.charAt(index) === character || !isWhole(text, { phrase, index, at: match.index })) return [];
      // What stands there often is another word, not a slip.
      if (text.split(written).length > MOST_SLIPS) return [];
      const around = text.slice(Math.max(0, match.index - 6), match.index + written.length + 6);
      const isWord = except.some((word) => around.includes(word) && (word.includes(written) || written.includes(word)));
      return isWord ? [] : [slip(match.index, written, phrase)];
    });
  });
}

function isWhole(text: string, { phrase, index, at }: { phrase: string; index: number; at: number }): boolean {
  const isEdge = index === 0 || index === phrase.length - 1;
  if (!isEdge) return true;
  const beside = index === 0 ? text.charAt(at - 1) : text.charAt(at + phrase.length);
  return phrase.length >= LONG && (beside === "" || BOUNDARY.test(beside));
}

/** What templates leave behind, and marks of punctuation that cannot stand together (DR-34). */
export function checkRemnants({ text }: Paper, { rules }: Facts): Draftmark[] {
  const left = rules.remnants.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, "gu"))].map((match) => ({
      rule: "DR-34",
      start: match.index,
      end: match.index + match[0].length,
      zh: `“${match[0]}”是文书样式的残留，请填写或者删除`,
      en: "A remnant of a template: fill in or delete",
    })),
  );
  return [...left, ...punctuation(text)];
}

const DOUBLED = /(?<first>[，、；：])[，。、；：]|。[，、；：。](?!。)/gu;

function punctuation(text: string): Draftmark[] {
  return [...text.matchAll(DOUBLED)].map((match) => {
    const fix = match[0].startsWith("。") || match[0].endsWith("。") ? "。" : match[0].slice(0, 1);
    return {
      rule: "DR-34",
      severity: "hint",
      start: match.index,
      end: match.index + match[0].length,
      expected: fix,
      fix,
      zh: "标点重复",
      en: "Doubled punctuation",
    };
  });
}

const SHORTEST = 25;
const SENTENCE = /[^。！？\n]+[。！？]?/gu;

/** Paragraphs and sentences that stand twice, one right after the other, or paragraphs word for word in one part (DR-34). */
export function checkDuplicates({ text, order, signature }: Paper): Draftmark[] {
  const end = signature?.start ?? text.length;
  const units = [...text.slice(0, end).matchAll(SENTENCE)].map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    return { start, end: match.index + match[0].trimEnd().length, words: match[0].replace(/\s+/gu, "") };
  });
  const marks: Draftmark[] = [];
  let told = 0;
  units.forEach((unit, at) => {
    if (unit.start < told || (order && unit.start >= order.start)) return;
    const length = runBefore(units, at);
    if (length === 0) return;
    const last = units[at + length - 1] ?? unit;
    told = last.end;
    marks.push({
      rule: "DR-34",
      start: unit.start,
      end: last.end,
      zh: "与前文重复，请核对是否误粘贴",
      en: "Repeats what stands just before: pasted twice?",
    });
  });
  return marks;
}

type Unit = { start: number; end: number; words: string };
const LONGEST_RUN = 40;

/** Number of sentences from `at` on that repeat the sentences directly before them; 0 when they do not. */
function runBefore(units: readonly Unit[], at: number): number {
  for (let length = 1; length <= Math.min(LONGEST_RUN, at); length++) {
    if (units[at - length]?.words !== units[at]?.words) continue;
    const now = units.slice(at, at + length).map(({ words }) => words);
    const before = units.slice(at - length, at).map(({ words }) => words);
    const isSame = now.length === length && now.every((words, index) => words === before[index]);
    if (isSame && now.join("").length >= SHORTEST) return length;
  }
  return 0;
}
