import type { CaseParty } from "../../engine/evidence/case-parties.ts";
import { nameVariants } from "../../engine/evidence/name-variants.ts";
import type { Paper } from "../../engine/evidence/paper.ts";
import { isSlipOf, type WrittenName, writtenNames } from "../../engine/evidence/written-names.ts";
import { unequalSums } from "../../engine/evidence/written-sums.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import { findBankCards } from "../../engine/text/identity-numbers.ts";
import type { Contradiction } from "./contradiction.ts";
import { fieldConflicts } from "./field-conflicts.ts";
import { labelledConflicts } from "./labelled-conflicts.ts";
import type { Facts } from "./schema.ts";
import { daysOf } from "./signing-days.ts";

/** Everything in the papers that does not agree (EV-60): sums, names, numbers, accounts and the fields of the case. */
export function findContradictions(facts: Facts, parties: readonly CaseParty[]): Contradiction[] {
  const names = writtenNames(facts.papers);
  const near = nearNames([...names, ...nameVariants(facts.papers, parties)], parties, facts.papers);
  const told = new Set(near.map(({ id }) => id));
  const fields = fieldConflicts(facts).filter(
    ({ statements: [one, other] }) => !told.has(nameId(one?.says ?? "", other?.says ?? "")),
  );
  const labelled = labelledConflicts(facts.papers, parties);
  const numbers = numbersOf(names, parties);
  return [
    ...facts.papers.flatMap(sumsOf),
    ...near,
    ...numbers,
    ...strangersOnSlips(names, parties),
    ...accountsOf(facts.papers),
    ...daysOf(facts.papers).filter(({ statements }) => !isTold(statements, fields)),
    ...labelled.filter(({ statements }) => !isTold(statements, [...fields, ...numbers])),
    ...fields,
  ];
}

/** True when the same values are already told as a conflict of a field. */
function isTold(statements: Contradiction["statements"], fields: readonly Contradiction[]): boolean {
  return fields.some((field) => statements.every(({ says }) => field.statements.some((other) => other.says === says)));
}

function sumsOf(paper: Paper): Contradiction[] {
  return paper.pages.flatMap(unequalSums).map(({ capitals, figures }, index) => ({
    id: `capitals:${paper.id}${index > 0 ? `#${index + 1}` : ""}`,
    rule: "MN-04",
    about: "amount" as const,
    subject: paper.title,
    topic: { zh: "大小写金额不一致", en: "Figures and capitals differ" },
    message: {
      zh: `《${paper.title}》大写为${formatYuan(capitals.fen)}，小写为${formatYuan(figures.fen)}。以哪一个为准由审判组织结合交付等事实认定。`,
      en: `In "${paper.title}" the capitals say ${formatYuan(capitals.fen)} and the figures ${formatYuan(figures.fen)}; which counts is for the bench.`,
    },
    statements: [capitals, figures].map(({ fen, passage }) => ({ says: formatYuan(fen), title: paper.title, passage })),
    confidence: 0.9,
  }));
}

/** Two names of which one may be a slip for the other, unless they belong to two known persons. */
function nearNames(
  names: readonly WrittenName[],
  parties: readonly CaseParty[],
  papers: readonly Paper[],
): Contradiction[] {
  const known = parties.flatMap((party): WrittenName[] => {
    const written = names.find(({ name, doubtful }) => name === party.name && !doubtful);
    if (written) return [written];
    const paper = papers.find(({ pages }) =>
      pages.some((page) => page.original === party.passage?.original && page.number === party.passage.page),
    );
    return paper && party.passage
      ? [{ paper, label: "", name: party.name, passage: party.passage, doubtful: false, idNumber: undefined }]
      : [];
  });
  const sure = names.filter(({ doubtful }) => !doubtful);
  const found = new Map<string, Contradiction>();
  for (const one of [...known, ...sure]) {
    for (const other of sure) {
      const key = nameId(one.name, other.name);
      if (!isSlipOf(one.name, other.name) || found.has(key) || areTwoPersons(one.name, other.name, { names, parties }))
        continue;
      found.set(key, nameContradiction(one, other, key));
    }
  }
  return [...found.values()];
}

function areTwoPersons(
  one: string,
  other: string,
  known: { names: readonly WrittenName[]; parties: readonly CaseParty[] },
): boolean {
  const isParty = (name: string): boolean => known.parties.some((party) => party.name === name);
  if (isParty(one) && isParty(other)) return true;
  const numbersOfName = (name: string): string[] =>
    known.names.flatMap((written) => (written.name === name && written.idNumber ? [written.idNumber.number] : []));
  const [first, second] = [numbersOfName(one), numbersOfName(other)];
  return first.length > 0 && second.length > 0 && !first.some((number) => second.includes(number));
}

function nameId(one: string, other: string): string {
  return `name:${[one, other].sort().join("/")}`;
}

function nameContradiction(one: WrittenName, other: WrittenName, key: string): Contradiction {
  const isRead = [one, other].some(({ paper }) => paper.pages.some(({ confidence }) => confidence < 1));
  return {
    id: key,
    rule: "EV-60",
    about: "name",
    subject: one.name,
    topic: { zh: "姓名或者名称用字不同", en: "Names differ by one character" },
    message: {
      zh: `《${one.paper.title}》写作“${one.name}”，《${other.paper.title}》写作“${other.name}”，可能是同一人的笔误，也可能是两人${isRead ? "，或者是识别错误" : ""}，请核对图像和身份证件。`,
      en: `"${one.name}" in "${one.paper.title}" and "${other.name}" in "${other.paper.title}": a slip of the pen, two persons${isRead ? " or an error of recognition" : ""}; check the image and the identity papers.`,
    },
    statements: [one, other].map(({ name, paper, passage }) => ({ says: name, title: paper.title, passage })),
    confidence: isRead ? 0.6 : 0.75,
  };
}

/** Numbers of one person that differ; a number known as somebody else's stands beside the name by chance of the table. */
function numbersOf(names: readonly WrittenName[], parties: readonly CaseParty[]): Contradiction[] {
  const isOthers = (name: string, number: string): boolean =>
    parties.some((party) => party.idNumber === number && party.name !== name && !isSlipOf(party.name, name));
  const numbered = names.flatMap(({ name, paper, idNumber }) =>
    idNumber && !isOthers(name, idNumber.number) ? [{ name, paper, ...idNumber }] : [],
  );
  const people = [...new Set(numbered.map(({ name }) => name))];
  return people.flatMap((person): Contradiction[] => {
    const own = numbered.filter(({ name }) => name === person);
    const [first] = own;
    const other = own.find(({ number }) => number !== first?.number);
    if (!first || !other) return [];
    return [
      {
        id: `id-number:${person}`,
        rule: "EV-60",
        about: "id-number",
        subject: person,
        topic: { zh: "身份号码不一致", en: "Identity numbers differ" },
        message: {
          zh: `${person}的身份号码在《${first.paper.title}》和《${other.paper.title}》中不同，请核对身份证件。`,
          en: `The identity number of ${person} differs between two papers; check the identity card.`,
        },
        statements: [first, other].map(({ number, paper, passage }) => ({ says: number, title: paper.title, passage })),
        confidence: 0.85,
      },
    ];
  });
}

const SLIP_LABELS = /^(?:付款人|收款人|付款方|收款方)$/u;

/** A transfer of which one end is nobody of this case: relation of the payment to the case must be shown. */
function strangersOnSlips(names: readonly WrittenName[], parties: readonly CaseParty[]): Contradiction[] {
  if (parties.length < 2) return [];
  const ends = names.filter(({ paper, label }) => paper.kind === "bank-transfer" && SLIP_LABELS.test(label));
  return ends.flatMap((end): Contradiction[] => {
    const isKnown = parties.some(({ name }) => name === end.name || isSlipOf(name, end.name));
    const party = parties.find(
      ({ voice, passage }) => passage && voice === (end.label.startsWith("付") ? "plaintiff" : "defendant"),
    );
    if (isKnown || !party?.passage) return [];
    const statements = [
      { says: end.name, title: end.paper.title, passage: end.passage },
      { says: party.name, title: "案件信息", passage: party.passage },
    ];
    return [
      {
        id: `stranger:${end.paper.id}:${end.label}`,
        rule: "EV-60",
        about: "name",
        subject: end.paper.title,
        topic: { zh: `${end.label}不是本案当事人`, en: "One end of the transfer is no party" },
        message: {
          zh: `《${end.paper.title}》的${end.label}为“${end.name}”，不是本案当事人，宜查明其与本案款项的关系。`,
          en: `"${end.name}" on "${end.paper.title}" is no party of this case; establish how the payment relates to it.`,
        },
        statements,
        confidence: 0.7,
      },
    ];
  });
}

/** Account agreed in the contract against the account that received the money. */
function accountsOf(papers: readonly Paper[]): Contradiction[] {
  const read = (kind: string, label: RegExp) =>
    papers
      .filter((paper) => paper.kind === kind)
      .flatMap((paper) =>
        paper.pages.flatMap((page) =>
          findBankCards(page.text)
            .filter(({ start }) => label.test(page.text.slice(Math.max(0, start - 14), start)))
            .map(({ number, start, end, text }) => ({
              says: number,
              title: paper.title,
              passage: { original: page.original, page: page.number, start, end, quote: text },
            })),
        ),
      );
  const agreed = read("loan-contract", /账号|账户|卡号/u);
  const paid = read("bank-transfer", /(?:收款人?|对方|收款方)(?:账号|账户|卡号)[:：\s]*$/u);
  const [contract] = agreed;
  const other = paid.find(({ says }) => !agreed.some((account) => account.says === says));
  if (!contract || !other) return [];
  return [
    {
      id: "account",
      rule: "EV-60",
      about: "account",
      subject: "",
      topic: { zh: "收款账号与合同约定不一致", en: "Receiving account differs from the contract" },
      message: {
        zh: `合同约定的账号与《${other.title}》的收款账号不同，宜查明收款账户由谁控制、是否系按借款人指示付款。`,
        en: "The account agreed differs from the account that received the money; establish whose it is and on whose order it was paid.",
      },
      statements: [contract, other],
      confidence: 0.75,
    },
  ];
}
