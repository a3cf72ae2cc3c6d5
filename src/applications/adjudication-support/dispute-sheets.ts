import { claimTexts } from "../../engine/evidence/conditions.ts";
import type { ElementReading } from "../../engine/evidence/element-status.ts";
import { contestedElements, type RaisedDefence } from "../../engine/evidence/raised-defences.ts";
import { passageOf, type Said } from "../../engine/evidence/said.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { citedAs, findingOf } from "./citing.ts";
import type { Standing } from "./claim-sheets.ts";
import { type Matter, type NamedPair, overlaps, sidesOfIssue, sidesOfPairs } from "./dispute-matter.ts";
import type { Facts, Value } from "./schema.ts";

/** Every defence a party has raised, where, who proves it and what it does; others are not mentioned (AD-04). */
export function defenceSheets(facts: Facts, { raised }: Standing): Finding<Value>[] {
  const { template } = facts;
  if (!template) return [];
  return raised.map(({ defence, places }) => {
    const value: Value = {
      kind: "defence",
      id: defence.id,
      rule: defence.raisedOnlyByParty ? "AD-04" : "AD-01",
      name: defence.name,
      burden: defence.burden,
      effect: defence.effect,
      against: contestedElements(template, defence),
      raised: places.map(({ title, passage }) => ({ title, passage })),
      basis: citedAs(
        defence.basis.map((ref) => ({ ref, why: defence.name.zh })),
        facts.grounds,
      ),
    };
    const passages = places.map(({ passage }) => passage);
    const note = `已由当事人提出：${defence.name.zh}`;
    return findingOf(value, 0.8, { rule: value.rule, note, passages, basis: defence.basis }, facts.grounds);
  });
}

interface Question {
  readonly text: string;
  readonly passage: Passage;
  readonly title: string;
}

/**
 * Issues as the court put them at the hearing, then those that claims and defences leave open (民诉解释 226), each with
 * what both sides say on it; last, points of the defence that none of them covers, by the kind of question they raise.
 */
export function issueList(facts: Facts, standing: Standing, said: readonly Said[], matter: Matter): Finding<Value>[] {
  const put = questionsPut(said);
  const claims = claimTexts(facts.fields).map(({ number }) => number);
  const basis = facts.rules.citations.issues;
  const fromCourt = put.map(({ text, passage, title }, index): Finding<Value> => {
    const value: Value = {
      kind: "issue",
      id: `put-${index + 1}`,
      rule: "AD-01",
      question: { zh: text, en: `As put at the hearing: ${text}` },
      source: "hearing-record",
      places: [{ title, passage }],
      ...sidesOfIssue(matter, { question: text, passages: [passage] }),
      claims,
    };
    return findingOf(
      value,
      0.9,
      { rule: "AD-01", note: "庭审笔录归纳的争议焦点", passages: [passage], basis },
      facts.grounds,
    );
  });
  const issues = [...fromCourt, ...derived(facts, standing, put, matter)];
  return [...issues, ...byLabel(facts, matter, issues)];
}

function derived(
  facts: Facts,
  { raised, readings }: Standing,
  put: readonly Question[],
  matter: Matter,
): Finding<Value>[] {
  const asked = raised.filter((each) => !put.some(({ text }) => speaksOf(text, each)));
  const byDefence = asked.map(({ defence, places }): Finding<Value> => {
    const value: Value = {
      kind: "issue",
      id: `defence-${defence.id}`,
      rule: "AD-01",
      question: { zh: `“${defence.name.zh}”的抗辩是否成立`, en: `Does the defence "${defence.name.en}" stand` },
      source: "derived",
      places: places.map(({ title, passage }) => ({ title, passage })),
      ...sidesOfIssue(matter, { question: defence.name.zh, passages: places.map(({ passage }) => passage) }),
    };
    const passages = places.map(({ passage }) => passage);
    return findingOf(
      value,
      0.65,
      { rule: "AD-01", note: "由诉请和抗辩得出，须征求当事人意见", passages, basis: facts.rules.citations.issues },
      facts.grounds,
    );
  });
  const denied = readings.filter(({ status, defences }) => status === "contested" && defences.length === 0);
  return [...byDefence, ...denied.map((reading) => byElement(reading, facts, matter))];
}

function byElement(
  { element, supporting, contradicting }: ElementReading,
  facts: Facts,
  matter: Matter,
): Finding<Value> {
  const places = [...supporting.slice(0, 2), ...contradicting.slice(0, 3)].map(({ title, passage }) => ({
    title,
    passage,
  }));
  const value: Value = {
    kind: "issue",
    id: `element-${element.id}`,
    rule: "AD-01",
    question: { zh: `${element.fact.zh}，是否成立`, en: `Is it so: ${element.fact.en}` },
    source: "derived",
    places,
    ...sidesOfIssue(matter, { question: element.fact.zh, passages: contradicting.map(({ passage }) => passage) }),
  };
  const passages = places.map(({ passage }) => passage);
  return findingOf(
    value,
    0.6,
    { rule: "AD-01", note: "材料与陈述相反，须征求当事人意见", passages, basis: facts.rules.citations.issues },
    facts.grounds,
  );
}

/** Questions that points of the defence raise and no issue before covers, one for each kind of question. */
function byLabel(facts: Facts, matter: Matter, issues: readonly Finding<Value>[]): Finding<Value>[] {
  const covered = issues.flatMap(({ value }) =>
    value.kind === "issue" ? value.defenceSide.flatMap(({ places }) => places) : [],
  );
  const isOpen = ({ defence, stance }: NamedPair) =>
    stance !== "admits" && !defence.passages.some((place) => covered.some((other) => overlaps(place, other)));
  const groups = new Map<string, NamedPair[]>();
  for (const pair of matter.pairs.filter(isOpen)) {
    const id = pair.labels[0]?.label.id;
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), pair]);
  }
  return [...groups].flatMap(([id, pairs]): Finding<Value>[] => {
    const label = pairs[0]?.labels[0]?.label;
    if (!label) return [];
    const sides = sidesOfPairs(pairs, matter);
    const places = [...sides.defenceSide, ...sides.claimSide].flatMap(({ title, places: at }) =>
      at.map((passage) => ({ title, passage })),
    );
    const value: Value = {
      kind: "issue",
      id: `focus-${id}`,
      rule: "AD-01",
      question: label.question,
      source: "derived",
      places,
      ...sides,
    };
    const words = sides.labels.flatMap((one) => one.words).join("、");
    const because = {
      rule: "AD-01",
      note: `双方所述涉及“${label.name.zh}”（${words}），须征求当事人意见`,
      passages: places.map(({ passage }) => passage),
      basis: facts.rules.citations.issues,
    };
    return [findingOf(value, 0.55, because, facts.grounds)];
  });
}

/** An issue put at the hearing covers a defence when it shares words with it. */
function speaksOf(text: string, { defence }: RaisedDefence): boolean {
  const pairsOf = (word: string): string[] =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
  const pairs = new Set([defence.name.zh, ...defence.words].flatMap(pairsOf));
  return [...pairs].filter((pair) => text.includes(pair)).length >= 2;
}

const LEAD = /争议焦点(?:问题)?(?:归纳|确定)?(?:为|是|如下|有)?[:：]?/u;
const NUMBERED =
  /(?:^|[。；;:：])\s*(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)])/gu;

/** Numbered questions the court put as issues at hearing or pre-trial meeting; an unnumbered one stands alone. */
function questionsPut(said: readonly Said[]): Question[] {
  const found: Question[] = [];
  said.forEach((sentence, at) => {
    const lead = sentence.voice === "court" ? LEAD.exec(sentence.text) : null;
    if (!lead || found.length > 0) return;
    const texts = [sentence.text.slice(lead.index + lead[0].length)];
    const sentences = [sentence];
    for (const next of said.slice(at + 1, at + 9)) {
      const isMore =
        next.paper.id === sentence.paper.id &&
        next.voice === "court" &&
        /^(?:\d|[一二三四五六七八九十]{1,2}、|[（(])/u.test(next.text);
      if (!isMore) break;
      texts.push(next.text);
      sentences.push(next);
    }
    texts.forEach((text, index) => {
      const source = sentences[index];
      if (!source) return;
      for (const question of splitNumbered(text))
        found.push({ text: question, passage: passageOf(source, question.slice(0, 6)), title: source.paper.title });
    });
  });
  return found;
}

function splitNumbered(text: string): string[] {
  const parts = text.split(NUMBERED).map((part) => part.replace(/[。；;，,]+$/u, "").trim());
  return parts.filter((part) => part.length >= 4 && part.length <= 80 && !/(?:有无|补充|异议)$/u.test(part));
}
