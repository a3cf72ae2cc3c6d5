import type { ElementReading } from "../../engine/evidence/element-status.ts";
import { type Paper, type PaperPage, textOf } from "../../engine/evidence/paper.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { findingOf } from "./finding.ts";
import { recordTests } from "./record-tests.ts";
import type { Check, EvidenceKind, Facts, Form, Rules, Value } from "./schema.ts";
import { EvidenceKind as KnownKind } from "./schema.ts";

const ASSERTING = new Set(["complaint", "answer", "indictment", "hearing-record", "agent-opinion"]);

/** Kind, form and checks of every item of evidence (EV-01 to EV-03, EV-40 to EV-49, EV-61). */
export function reviewItems(facts: Facts, readings: readonly ElementReading[]): Finding<Value>[] {
  const compact = (papers: readonly Paper[]): string => papers.map(textOf).join("\n").replace(/\s+/gu, "");
  const heard = compact(facts.papers.filter(({ kind }) => facts.rules.heardIn.includes(kind)));
  const words = (papers: readonly Paper[]): string =>
    `${papers.map(({ title }) => title).join("\n")}\n${compact(papers)}`;
  const file = words(facts.papers);
  const shown = words(facts.papers.filter(({ kind }) => !ASSERTING.has(kind)));
  const tests = recordTests(facts);
  return facts.papers
    .filter(
      (paper) => paper.kind in facts.evidence || facts.rules.checks.some(({ kinds }) => kinds.includes(paper.kind)),
    )
    .flatMap((paper) => {
      const form = formOf(paper, facts);
      const seen: Seen = { paper, form, heard, file, shown, tests, facts };
      const checks = [
        ...facts.rules.checks
          .filter((check) => speaks(check, seen))
          .map((check) => checkFinding(check, placesOf(check, seen), seen)),
        ...unsigned(paper, facts),
      ];
      const item = paper.kind in facts.evidence ? [itemFinding(paper, form, { facts, readings, checks })] : [];
      return [...item, ...checks];
    });
}

/** Kind of evidence of a paper by the rules; what is not named there is documentary evidence (EV-01). */
export function evidenceKindOf(paper: Paper, facts: Facts): EvidenceKind {
  if (isOfParty(paper, facts)) return "party-statement";
  const title = headOf(paper);
  const titled = Object.entries(facts.rules.kindsByTitle).find(([, words]) =>
    words.some((word) => title.includes(word)),
  );
  if (titled) return KnownKind.safeParse(titled[0]).data ?? "documentary";
  const named = Object.entries(facts.rules.evidenceKinds).find(([, kinds]) => kinds.includes(paper.kind));
  return KnownKind.safeParse(named?.[0]).data ?? "documentary";
}

/** Title and first line, without blanks: where a record says what it is. */
function headOf({ title, pages }: Paper): string {
  return `${title}\n${pages[0]?.text.slice(0, 50) ?? ""}`.replace(/[ \t　]+/gu, "");
}

/** A statement written for the suit by a party itself is the party's statement, whatever it is called (EV-61). */
function isOfParty(paper: Paper, facts: Facts): boolean {
  if (paper.kind !== "witness-statement" && paper.kind !== "other-evidence") return false;
  const signer = /(?:说明人|陈述人|书写人|具名人|承诺人)[:：]([\u4e00-\u9fff·（）()]{2,30})/u.exec(
    textOf(paper).replace(/\s+/gu, ""),
  )?.[1];
  const parties = facts.fields.filter(({ name }) => /^(?:plaintiffs|defendants|thirdParties)\.\d+\.name$/.test(name));
  return signer !== undefined && parties.some(({ value }) => value !== "" && signer.startsWith(value));
}

function formOf(paper: Paper, facts: Facts): Form {
  const own = textOf(paper).replace(/\s+/gu, "");
  const listed = facts.papers
    .filter(({ kind }) => kind === "evidence-list")
    .map(textOf)
    .map((text) => listedForm(text, paper.title, facts.rules))
    .find((form) => form !== undefined);
  const stated = (["verified-copy", "copy"] as const).find((form) =>
    facts.rules.forms[form]?.some((word) => own.includes(word)),
  );
  if (stated) return stated;
  if (listed) return listed;
  return facts.rules.forms["print-out"]?.some((word) => own.includes(word)) || paper.kind === "chat-record"
    ? "print-out"
    : "unknown";
}

/** What a list of evidence says of an item in the row that names it. */
function listedForm(list: string, title: string, rules: Rules): Form | undefined {
  const short = title.replace(/截图$|复印件$|电子回单$/u, "");
  const row = list.split("\n").find((line) => line.includes(title) || line.includes(short));
  if (row === undefined) return undefined;
  return (["verified-copy", "copy", "print-out", "original"] as const).find((form) =>
    rules.forms[form]?.some((word) => row.includes(word)),
  );
}

function itemFinding(
  paper: Paper,
  form: Form,
  known: { facts: Facts; readings: readonly ElementReading[]; checks: readonly Finding<Value>[] },
): Finding<Value> {
  const { facts, readings, checks } = known;
  const elements = readings.filter(({ supporting }) => supporting.some(({ paperId }) => paperId === paper.id));
  const value: Value = {
    kind: "item",
    id: paper.id,
    rule: "EV-01",
    title: paper.title,
    evidenceKind: evidenceKindOf(paper, facts),
    form,
    official: facts.rules.official.includes(paper.kind),
    elements: elements.map(({ element }) => element.id),
    pages: paper.pages.length,
    aspects: aspectsOf(
      checks.map(({ value }) => value),
      elements.length,
    ),
  };
  const note = "按文书种类判断证据种类，形式按卷内记载，均须核对";
  const [first] = facts.rules.period.basis.filter(isOfKinds);
  const basis = first ? [first] : [];
  return findingOf(value, 0.85, { rule: "EV-01", note, passages: firstLine(paper.pages[0]), basis }, facts.grounds);
}

/** Articles that list the kinds of evidence: 民诉法 66, 刑诉法 50, 行诉法 33. */
function isOfKinds({ law, article }: { law: string; article: number }): boolean {
  const kinds = [
    ["民事诉讼法", 66],
    ["刑事诉讼法", 50],
    ["行政诉讼法", 33],
  ];
  return kinds.some(([name, number]) => law === `中华人民共和国${name}` && article === number);
}

/** The three properties by the checks that spoke (证据三性, EV-60): an item that speaks for no element is to be looked at for relevance. */
function aspectsOf(checks: readonly Value[], elements: number): Extract<Value, { kind: "item" }>["aspects"] {
  return (["authenticity", "legality", "relevance"] as const).map((aspect) => {
    const own = checks.flatMap((value) => (value.kind === "check" && value.aspect === aspect ? [value] : []));
    const isDoubtful = own.some(({ result }) => result !== "needs-human");
    const isUnrelated = aspect === "relevance" && elements === 0;
    const state = isDoubtful ? "doubt" : own.length > 0 || isUnrelated ? "look" : "nothing-noticed";
    return { aspect, state, checks: own.map(({ check }) => check) };
  });
}

interface Seen {
  readonly paper: Paper;
  readonly form: Form;
  readonly heard: string;
  /** All titles and words of the file without blanks. */
  readonly file: string;
  /** The same without pleadings and hearing: to speak of a paper there does not put it into the file. */
  readonly shown: string;
  readonly tests: ReturnType<typeof recordTests>;
  readonly facts: Facts;
}

function speaks(check: Check, seen: Seen): boolean {
  const { paper, form, heard, facts } = seen;
  const isMeant = check.kinds.length === 0 ? paper.kind in facts.evidence : check.kinds.includes(paper.kind);
  if (!isMeant || (check.forms && !check.forms.includes(form))) return false;
  if (check.id === "witness-attends" && isOfParty(paper, facts)) return false;
  if (holds(check.settled, heard) || (check.heard && !holds(check.heard, heard))) return false;
  if (check.titles && !holds(check.titles, headOf(paper))) return false;
  if ((check.fileHas && !holds(check.fileHas, seen.file)) || holds(check.fileLacks, seen.shown)) return false;
  if (check.test && seen.tests[check.test](paper).length === 0) return false;
  return looksLike(check, paper);
}

/** Where the reader sees why a check spoke: places of its test, else its word, else the head of the paper. */
function placesOf(check: Check, { paper, tests }: Seen): readonly Passage[] {
  const tested = check.test ? tests[check.test](paper) : [];
  return tested.length > 0 ? tested : (firstPlace(paper, check.when) ?? firstLine(paper.pages[0]));
}

/** What a check asks of the paper itself: words in it and words not in it, seal, script. */
function looksLike(check: Check, paper: Paper): boolean {
  const text = textOf(paper);
  const compact = text.replace(/\s+/gu, "");
  if (holds(check.unless, compact) || (check.when && !holds(check.when, compact))) return false;
  if (check.unsealed && paper.pages.some(({ sealed }) => sealed)) return false;
  return !check.latin || isForeign(text);
}

function holds(words: readonly string[] | undefined, where: string): boolean {
  return words?.some((word) => where.includes(word.replace(/\s+/gu, ""))) ?? false;
}

const FOREIGN_LEAST = 200;

/** Mostly Latin letters: a table with a few codes is not foreign. */
function isForeign(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const han = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  return letters >= FOREIGN_LEAST && letters > han * 2;
}

function checkFinding(check: Check, passages: readonly Passage[], { paper, facts }: Seen): Finding<Value> {
  const { id, rule, result, consequence, message, fix, basis } = check;
  const value: Value = {
    kind: "check",
    id: paper.id,
    rule,
    title: paper.title,
    check: id,
    aspect: check.aspect,
    result,
    consequence,
    message,
    fix,
  };
  return findingOf(value, result === "fail" ? 0.8 : 0.7, { rule, note: message.zh, passages, basis }, facts.grounds);
}

/** Labels for a signature with nothing after them (EV-47): the reader should look at the page. */
function unsigned(paper: Paper, facts: Facts): Finding<Value>[] {
  const { kinds, labels } = facts.rules.signature;
  const last = paper.pages.at(-1);
  if (!kinds.includes(paper.kind) || !last) return [];
  const pattern = new RegExp(
    `(?:${labels.join("|")})(?:[（(](?:签字|签名|签章|盖章|签字或盖章)[）)])?[ \\t　]*[:：][ \\t　]*(?=\\n|$)`,
    "gu",
  );
  const empty = [...last.text.matchAll(pattern)].filter(
    (match) => !/^\n?[\u4e00-\u9fff]{2,4}\s*(?:\n|$)/u.test(last.text.slice(match.index + match[0].length)),
  );
  if (empty.length === 0) return [];
  const passages = empty.map((match) => cut(last, match.index, match.index + match[0].trimEnd().length));
  const value: Value = {
    kind: "check",
    id: paper.id,
    rule: "EV-47",
    title: paper.title,
    check: "signature",
    aspect: "authenticity",
    result: "needs-human",
    consequence: "correctable",
    message: {
      zh: "签名处没有识别到姓名，可能是手写未能识别，也可能没有签名。",
      en: "No name was recognised where a signature belongs: unread handwriting, or not signed.",
    },
    fix: { zh: "可核对该页图像和原件。", en: "Look at the page and the original." },
  };
  const signed = facts.rules.checks.find(({ id }) => id === "seal")?.basis;
  return [
    findingOf(
      value,
      0.5,
      { rule: "EV-47", note: value.message.zh, passages, ...(signed && { basis: signed }) },
      facts.grounds,
    ),
  ];
}

function firstPlace(paper: Paper, words: readonly string[] | undefined): Passage[] | undefined {
  for (const page of paper.pages) {
    for (const word of words ?? []) {
      const at = page.text.indexOf(word);
      if (at >= 0) return [cut(page, at, at + word.length)];
    }
  }
  return undefined;
}

/** The first line of a page that holds anything: where the reader finds the item. */
function firstLine(page: PaperPage | undefined): Passage[] {
  const match = page && /\S[^\n]*/u.exec(page.text);
  return page && match ? [cut(page, match.index, match.index + match[0].trimEnd().length)] : [];
}

function cut(page: PaperPage, start: number, end: number): Passage {
  return { original: page.original, page: page.number, start, end, quote: page.text.slice(start, end) };
}
