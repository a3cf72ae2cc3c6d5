import { foldWidth } from "../../text/fold.ts";
import { type Stretch, splitSentences } from "../../text/sentences.ts";

/** How a text speaks of a circumstance or fact: as given, as argued by the defence, or as not there. */
export type Stance = "stated" | "argued" | "denied";

/** Words found in a text, with their sentence and stance; places are offsets into the text, end exclusive. */
export interface FoundWords {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sentence: Stretch;
  readonly stance: Stance;
  /** Accused to whom the sentence is about, by name; null when it names none. */
  readonly person: string | null;
  /** True when the words stand in a clause about the victim. */
  readonly ofVictim: boolean;
}

/** A text cut into sentences once, with line breaks left out of matching. */
export interface OffenceText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

interface Sentence extends Stretch {
  /** The sentence without blanks, in half-width signs, and the place of each of its characters in the text. */
  readonly plain: string;
  readonly places: readonly number[];
  readonly persons: readonly { readonly at: number; readonly name: string }[];
  /** Person of the sentence before, who goes on being spoken of. */
  readonly carried: string | null;
}

const ACCUSED =
  /被告(?:人|单位)(?<name>[\u4e00-\u9fff]{2,4}?(?:某+\d?)?)(?=[，,。；、（(:：]|犯|在|于|的|因|为|系|将|与|和|到|自|主|能|归|曾|构|以|对|向|利|明|未|已|不|是|被|及|等|有|当|用|持|驾|酒|经|伙|趁|窜|采|伪|虚|骗|盗|至|实|认|如|积|赔|退|作|无|同|之|其|提|接|收|取|潜|随|先|多|又)/gu;
/** The law quoted in general words says nothing of this case. */
const QUOTED_LAW =
  /的[，,](?:是|系|以)(?:自首|累犯|从犯|主犯|犯罪未遂|犯罪中止|犯罪预备)(?:论)?|刑法第[^。]{0,30}条规定[：:]|依照刑法[^。]{0,20}的规定，/u;

/** Reads a text for looking up words of offences. */
export function readOffenceText(text: string): OffenceText {
  let carried: string | null = null;
  const sentences = splitSentences(text).map((stretch): Sentence => {
    const places: number[] = [];
    let plain = "";
    for (let at = stretch.start; at < stretch.end; at++) {
      const character = text.charAt(at);
      if (/\s/u.test(character)) continue;
      plain += character;
      places.push(at);
    }
    const persons = [...plain.matchAll(ACCUSED)].map((match) => ({
      at: match.index,
      name: match.groups?.["name"] ?? "",
    }));
    const sentence = { ...stretch, plain: foldWidth(plain), places, persons, carried };
    carried = persons.at(-1)?.name ?? carried;
    return sentence;
  });
  return { text, sentences };
}

const GAP = "[^。;；!！?？]{0,40}?";

/** Pattern of a word of knowledge/: "…" stands for a gap inside the sentence, everything else for itself. */
function patternOf(word: string): string {
  return foldWidth(word)
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"))
    .join(GAP);
}

/** All places of any of the words, longest reading first at a place, in the order of the text. */
export function findOffenceWords(read: OffenceText, words: readonly string[]): FoundWords[] {
  if (words.length === 0) return [];
  const source = [...words].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(source.join("|"), "gu");
  return read.sentences.flatMap((sentence) => {
    if (QUOTED_LAW.test(sentence.plain)) return [];
    return [...sentence.plain.matchAll(pattern)].flatMap((match): FoundWords[] => {
      const [first, last] = [sentence.places[match.index], sentence.places[match.index + match[0].length - 1]];
      if (first === undefined || last === undefined) return [];
      return [
        {
          start: first,
          end: last + 1,
          text: read.text.slice(first, last + 1),
          sentence,
          stance: stanceOf(sentence.plain, match.index, match.index + match[0].length),
          person: personOf(sentence, match.index),
          ofVictim: isOfVictim(sentence.plain, match.index),
        },
      ];
    });
  });
}

const NEGATED_BEFORE =
  /(?:不构成|不能构成|不属于|不属|不能认定|不应认定|不宜认定|不予认定|不认定|未认定|不符合|不具有|不具备|没有|未有|尚未|并未|从未|未曾|未能|未(?!遂|成年|满)|并非|不是|不系|不存在|不足以认定|否认|拒绝|拒不|拒未|不愿|无法认定|难以认定|无(?!业|锡)|非(?!法)|均无|均不|不)(?:[^，,。；;：:、]{0,8})$/u;
const DOUBLE_NEGATIVE = /(?:不能否认|不影响|不排除|没有异议|无异议|无不当)(?:[^，,。；;]{0,8})$/u;
const NEGATED_AFTER =
  /^[^。；;]{0,24}?(?:不能成立|不成立|不予采纳|不予采信|不予支持|不予认定|不应予以认定|与查明的?事实不符|没有事实依据|缺乏事实依据|于法无据|证据不足|不足以认定|依据不足|不构成)/u;
const NEGATED_NEAR = /^[^，,。；;]{0,6}?(?:情节|条件)?(?:不成立|不能成立|不予认定|未被认定)/u;
const ARGUED_BEFORE =
  /(?:辩称|辩解|辩护人(?:认为|提出|辩称|称|意见)|辩护意见|辩护人[^。，,]{0,20}?(?:提出|认为|辩称)|上诉(?:人)?(?:称|提出|理由)|请求(?:认定|从轻)|要求认定|代理人(?:认为|提出))/u;
const ARGUED_AFTER = /^[^。；;]{0,16}?(?:的)?(?:辩解|辩护|上诉)(?:意见|理由)/u;
const ADOPTED = /(?:予以采纳|应予采纳|予以采信|予以支持|本院采纳|意见成立)/u;
const NOT_ADOPTED = /(?:不予采纳|不予采信|不予支持|不应采纳|不能采纳|不能成立|不成立|不予认定)/u;

function stanceOf(plain: string, start: number, end: number): Stance {
  const clause = /[^，,。；;：:]*$/u.exec(plain.slice(Math.max(0, start - 16), start))?.[0] ?? "";
  const after = plain.slice(end);
  const isNegated = NEGATED_BEFORE.test(clause) && !DOUBLE_NEGATIVE.test(clause);
  if (ARGUED_BEFORE.test(plain.slice(0, start)) || ARGUED_AFTER.test(after)) return ofArgument(after, isNegated);
  return isNegated || NEGATED_AFTER.test(after) || NEGATED_NEAR.test(after) ? "denied" : "stated";
}

/** What the defence says counts as stated only where the court takes it over. */
function ofArgument(after: string, isNegated: boolean): Stance {
  if (isNegated || NOT_ADOPTED.test(after)) return "denied";
  return ADOPTED.test(after) ? "stated" : "argued";
}

function personOf({ persons, carried }: Sentence, at: number): string | null {
  return persons.filter((person) => person.at <= at).at(-1)?.name ?? persons[0]?.name ?? carried;
}

/** True when the nearest person before the words in their clause is a victim, witness or somebody dead. */
function isOfVictim(plain: string, at: number): boolean {
  const clause = /[^，,。；;]*$/u.exec(plain.slice(0, at))?.[0] ?? "";
  const last = [...clause.matchAll(/被告人|被害人|受害人|死者|证人|同案人|被害单位/gu)].at(-1)?.[0];
  return last !== undefined && last !== "被告人";
}
