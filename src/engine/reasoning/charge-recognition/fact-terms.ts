/** A sentence of the facts with its place in the text, end exclusive, and how often each term stands in it. */
export interface FactSentence {
  readonly start: number;
  readonly end: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** Where a judgment turns from what happened to the list of what proves it. */
const EVIDENCE =
  /(?:上述|以上|前述)(?:犯罪|指控)?的?(?:事实|犯罪)[,，]?(?:被告人|均?有|且有|由|的证据)|(?:认定|证明|证实)(?:上述|以上)(?:犯罪)?事实|有(?:公诉机关)?(?:提交|当庭|经庭审)/u;
/** Facts shorter than this are read whole: the turn to the evidence is then the wording of something else. */
const LEAST_STORY = 120;
/** Characters read from the beginning: the longest stories repeat themselves. */
const MOST_STORY = 2000;

/** The name of a crime that a paper uses must not decide: 构成…罪, 以…罪 are blanked. */
const NAMED_CHARGE = /(?:以|犯有?|构成|涉嫌|触犯)了?[\p{Script=Han}、]{2,30}?罪(?!犯|行|名)/gu;
/** Who somebody is must not decide (handbook G §2): names behind a label, ethnicity, household, schooling, faith. */
const PERSON =
  /(?<=被告人|被害人|证人|同案人|自诉人)[\p{Script=Han}]{1,3}?(?:某+[甲乙丙丁\d]?|[×xX*＊]+)|[（(](?:男|女)[，,][^（）()]{0,120}[）)]|[\p{Script=Han}]{1,3}族(?!人)|(?:户籍|籍贯|出生|文化程度|文盲|小学|初中|高中|大专|务农|无业)[\p{Script=Han}]{0,12}/gu;
const STANDS_FOR_NOTHING = /[某×xX*＊甲乙丙丁戊]/gu;
const SIZES = [2, 3] as const;

/**
 * Sentences of facts (案件事实) with their terms, two and three Chinese characters next to each other. Left out are the list
 * of evidence, names of crimes and what tells who a person is: it is the conduct that is read.
 */
export function factSentences(text: string): FactSentence[] {
  const found: FactSentence[] = [];
  const until = storyEnd(text);
  for (const match of text.slice(0, until).matchAll(/[^。；;！!？?]+[。；;！!？?]*/gu)) {
    const terms = termsOf(match[0]);
    if (terms.size > 0) found.push({ start: match.index, end: match.index + match[0].trimEnd().length, terms });
  }
  return found;
}

function storyEnd(text: string): number {
  const most = Math.min(text.length, MOST_STORY);
  const at = text.slice(LEAST_STORY).search(EVIDENCE);
  return at < 0 ? most : Math.min(most, at + LEAST_STORY);
}

function termsOf(sentence: string): Map<string, number> {
  const masked = sentence
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(NAMED_CHARGE, "◇")
    .replace(PERSON, "◇")
    .replace(STANDS_FOR_NOTHING, "◇");
  const counts = new Map<string, number>();
  for (const [run] of masked.matchAll(/\p{Script=Han}+/gu)) for (const size of SIZES) countTerms(run, size, counts);
  return counts;
}

function countTerms(run: string, size: number, counts: Map<string, number>): void {
  for (let at = 0; at + size <= run.length; at += 1) {
    const term = run.slice(at, at + size);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
}

/** Terms of several sentences together. */
export function joinTerms(sentences: readonly Pick<FactSentence, "terms">[]): Map<string, number> {
  const joined = new Map<string, number>();
  for (const { terms } of sentences)
    for (const [term, count] of terms) joined.set(term, (joined.get(term) ?? 0) + count);
  return joined;
}
