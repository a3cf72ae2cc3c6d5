import { lighterLaw } from "../../engine/reasoning/sentencing/law-in-time.ts";
import { findOffenceWords } from "../../engine/reasoning/sentencing/offence-words.ts";
import { criminalAge, responsibilityByAge } from "../../engine/reasoning/sentencing/responsibility.ts";
import { statutoryTier } from "../../engine/reasoning/sentencing/statutory-tier.ts";
import type { Draft, Finding } from "../../vocabulary/advice.ts";
import { Day } from "../../vocabulary/day.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import { chargeFinding, tierFindings } from "./charge-findings.ts";
import { combinedFindings, limitationChecks } from "./combined-findings.ts";
import { criminalFinding } from "./criminal-citing.ts";
import {
  allegedOnFile,
  type ChargeOnFile,
  type CitedPlace,
  type CriminalSheet,
  circumstancesOnFile,
  criminalPapers,
} from "./criminal-reading.ts";
import { chargeCheck, recognisedFindings } from "./criminal-recognised.ts";
import type { ChargeFacts, CriminalFacts } from "./criminal-schema.ts";
import type { OffencePaper } from "./criminal-text.ts";
import { decidedFindings } from "./decided-findings.ts";
import { circumstanceFindings, rangeFindings } from "./range-findings.ts";
import type { Facts, Value } from "./schema.ts";
import { traitFindings } from "./trait-findings.ts";

const BANNER = {
  zh: "仅供参考，裁判由审判组织作出；以下均为“如果法院认定”的可能。",
  en: "For reference only; the bench decides. Everything below holds only if the court so finds.",
} as const;
const REGION = /^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区)|(?:北京|上海|天津|重庆)市)/u;

/** The sheet of a criminal case (刑事裁判要素表; AD-20): charges, tiers, circumstances, ranges, evidence reminders, gaps. */
export function criminalSheet(facts: Facts, criminal: CriminalFacts): Draft<Value> {
  const papers = criminalPapers(facts);
  const { sentencing } = criminal;
  if (!sentencing || criminal.charges.length === 0) return withoutCharge(papers.length === 0, criminal);
  const region = REGION.exec(criminal.court)?.[0] ?? null;
  const sheet: CriminalSheet = { facts, criminal, sentencing, papers, region, day: criminal.act ?? facts.today };
  const circumstances = circumstancesOnFile(papers, criminal);
  const deep = criminal.charges.flatMap((charge) => onFile(charge, sheet) ?? []);
  const ranges = deep.flatMap((charge) => rangeFindings(charge, circumstances, sheet));
  const findings = [
    ...criminal.charges.map((charge) => chargeFinding(charge, sheet)),
    ...recognisedFindings(criminal),
    ...chargeCheck(criminal),
    ...deep.flatMap((charge) => tierFindings(charge, sheet)),
    ...circumstanceFindings(circumstances, sheet),
    ...ranges,
    ...combinedFindings(deep, ranges, sheet),
    ...decidedFindings(sheet),
    ...traitFindings(facts),
    ...limitationChecks(deep, sheet),
    ...deep.flatMap((charge) => exclusions(charge, sheet)),
    ...ageChecks(deep, sheet),
    ...deep.flatMap((charge) => lawInTime(charge, sheet)),
    ...evidenceReminders(sheet),
    ...gaps(deep, sheet),
  ];
  const [first, ...others] = findings;
  if (!first) return withoutCharge(false, criminal);
  const count = (kind: Value["kind"]) => findings.filter(({ value }) => value.kind === kind).length;
  return {
    kind: "findings",
    findings: [first, ...others],
    summary: {
      zh: `${BANNER.zh}罪名 ${count("charge")} 个，可能的法定刑档 ${count("tier")} 个，量刑情节 ${count("circumstance")} 项，幅度 ${count("range")} 种假设，卷内未见 ${count("missing")} 项。`,
      en: `${BANNER.en} ${count("charge")} charges, ${count("tier")} possible tiers, ${count("circumstance")} circumstances, ${count("range")} ranges on different assumptions, ${count("missing")} things not in the file.`,
    },
  };
}

/** Without a charge only what the story tells of is shown, if it tells of a crime clearly enough (investigation papers). */
function withoutCharge(noPapers: boolean, criminal: CriminalFacts): Draft<Value> {
  const [first, ...others] = recognisedFindings(criminal);
  if (first) {
    return {
      kind: "findings",
      findings: [first, ...others],
      summary: {
        zh: `${BANNER.zh}卷内没有读到起诉书指控的罪名；只列出案件事实可能涉及的罪名 ${others.length + 1} 个，供核对。`,
        en: `${BANNER.en} No charge was read in the file; ${others.length + 1} crimes that the facts may tell of are listed for checking.`,
      },
    };
  }
  return {
    kind: "abstention",
    because: noPapers ? "facts_missing" : "nothing_found",
    note: {
      zh: "卷内没有读到起诉书指控的罪名，无法列出要素和法定刑档；请先归目起诉书或者填写罪名。",
      en: "No charge was read in the file, so neither elements nor tiers can be listed; catalogue the indictment or enter the charge.",
    },
  };
}

function onFile(facts: ChargeFacts, sheet: CriminalSheet): ChargeOnFile | undefined {
  const rules = facts.atAct ?? facts.atTrial;
  if (!rules) return undefined;
  const read = allegedOnFile(rules, sheet.papers, sheet.sentencing);
  const question = { on: sheet.day, region: sheet.region, thresholds: sheet.sentencing.thresholds };
  return { facts, rules, onFile: read, tiers: statutoryTier(rules, read.alleged, question) };
}

interface Told {
  readonly id: string;
  readonly rule: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly basis: readonly ProvisionRef[];
}

function check(
  told: Told,
  group: "flag" | "reminder",
  places: readonly CitedPlace[],
  sheet: CriminalSheet,
): Finding<Value> {
  const { id, rule, message, basis } = told;
  const value: Value = { kind: "check", id, rule, group, message, places: places.slice(0, 3) };
  const passages = places.map(({ passage }) => passage);
  return criminalFinding(value, 0.6, { rule, note: message.zh, passages, basis }, sheet.criminal.grounds);
}

function wordsOnFile(words: readonly string[], papers: readonly OffencePaper[]): CitedPlace[] {
  return papers.flatMap((source) =>
    findOffenceWords(source.read, words).flatMap((found) => {
      const passage = source.passageOf(found);
      return passage ? [{ title: source.paper.title, passage }] : [];
    }),
  );
}

/** Neighbouring crimes and cases that are no crime: shown when their words stand in the file, or always when they need none. */
function exclusions({ rules }: ChargeOnFile, sheet: CriminalSheet): Finding<Value>[] {
  return rules.exclusions.flatMap(({ id, zh, en, words, basis }) => {
    const places = wordsOnFile(words, sheet.papers);
    if (words.length > 0 && places.length === 0) return [];
    const message = { zh: `${rules.name}：${zh}`, en: `${rules.id}: ${en}` };
    return [check({ id: `${rules.id}-${id}`, rule: "AD-21", message, basis }, "flag", places, sheet)];
  });
}

/** Age at the act by the fields (CR-06), for every accused whose day of birth is known. */
function ageChecks(deep: readonly ChargeOnFile[], sheet: CriminalSheet): Finding<Value>[] {
  const { criminal, facts, sentencing } = sheet;
  const births = facts.fields.filter(({ name }) => /^(?:defendants|accused)\.\d+\.birth$/u.test(name));
  return births.flatMap(({ name, value, passages }) => {
    const born = Day.safeParse(value).data;
    if (!born || !criminal.act) return [];
    const age = criminalAge(born, criminal.act);
    return deep.flatMap(({ rules, tiers }) => {
      const reading = responsibilityByAge(age, rules, tiers.highest, sentencing.frame);
      if (reading.state === "full" && !reading.lighter && !reading.old) return [];
      const zh = `${reading.message.zh}${reading.lighter ? "不满十八周岁的，应当从轻或者减轻处罚。" : ""}`;
      const en = `${reading.message.en}${reading.lighter ? " Below eighteen: shall be lighter or mitigated." : ""}`;
      const who = facts.fields.find((field) => field.name === name.replace(/birth$/u, "name"))?.value ?? name;
      const told = {
        id: `age-${rules.id}:${who}`,
        rule: "CR-06",
        message: { zh: `${who}：${zh}`, en: `${who}: ${en}` },
      };
      const places = passages.map((passage) => ({ title: "", passage }));
      return [check({ ...told, basis: reading.basis }, "flag", places, sheet)];
    });
  });
}

/** Old and new law where the crime has changed since the act (CR-05). */
function lawInTime({ facts, tiers, rules }: ChargeOnFile, sheet: CriminalSheet): Finding<Value>[] {
  const { atAct, atTrial } = facts;
  const { frame } = sheet.sentencing;
  if (!atAct || !atTrial || atAct.from === atTrial.from) return [];
  const tier = tiers.highest ?? tiers.possible[0];
  const question = { on: sheet.facts.today, region: sheet.region, thresholds: sheet.sentencing.thresholds };
  const now = tier && atTrial.tiers.find(({ id }) => id === tier.id);
  const compared = lighterLaw(tier, now ?? statutoryTier(atTrial, NONE, question).highest, frame);
  const message = {
    zh: `${rules.name}的法定刑在行为后有修改。按同一档比较：${compared.message.zh}须由合议庭核对两个时期的数额标准。`,
    en: `The penalty was changed after the act. Same tier compared: ${compared.message.en} Check the thresholds of both times.`,
  };
  return [
    check({ id: `${rules.id}-law-in-time`, rule: "CR-05", message, basis: compared.basis }, "reminder", [], sheet),
  ];
}

const NONE = { measures: {}, facts: [] };

/** Rules of proof and exclusion (EV-12, EV-70 to EV-72), always or where their words stand. */
function evidenceReminders(sheet: CriminalSheet): Finding<Value>[] {
  return sheet.sentencing.frame.evidence.flatMap(({ id, rule, zh, en, words, basis }) => {
    const places = wordsOnFile(words, sheet.papers);
    if (words.length > 0 && places.length === 0) return [];
    return [check({ id: `evidence-${id}`, rule, message: { zh, en }, basis }, "reminder", places, sheet)];
  });
}

/** What the file does not show: the day of the act, quantities of the tiers, the region, rules of the charge. */
function gaps(deep: readonly ChargeOnFile[], sheet: CriminalSheet): Finding<Value>[] {
  const missing = (told: Told): Finding<Value> => {
    const { id, rule, message, basis } = told;
    return criminalFinding(
      { kind: "missing", id, rule, message },
      0.75,
      { rule, note: message.zh, basis },
      sheet.criminal.grounds,
    );
  };
  const found: Finding<Value>[] = [];
  const { frame } = sheet.sentencing;
  if (sheet.criminal.act === null) {
    const message = {
      zh: "没有读到行为日期，法律和数额标准按今天的适用；须先确定行为时间，再比较新旧法。",
      en: "No day of the act was read; today's law and figures are used. Fix the day and compare old and new law.",
    };
    found.push(missing({ id: "day-of-act", rule: "CR-05", message, basis: frame.lighterLaw }));
  }
  for (const { facts, rules } of sheet.criminal.charges.map((facts) => ({
    facts,
    rules: facts.atAct ?? facts.atTrial,
  }))) {
    if (rules) continue;
    const message = {
      zh: `“${facts.name.name}”没有深度规则：只列出条文，不列法定刑档、情节幅度和量刑计算。`,
      en: "No deep rules for this crime: only its articles are given, neither tiers nor ranges.",
    };
    found.push(missing({ id: `rules-${facts.name.name}`, rule: "AD-20", message, basis: facts.name.articles }));
  }
  for (const { rules, onFile: read } of deep) {
    const unread = rules.measures.filter(
      ({ id, read: how }) => how !== "none" && read.alleged.measures[id] === undefined,
    );
    if (unread.length === 0 || unread.length < rules.measures.length) continue;
    const list = (language: "zh" | "en") => unread.map(({ name }) => name[language]).join("、");
    const message = {
      zh: `起诉书中没有读到：${list("zh")}。法定刑档只能按已指控的事实列出。`,
      en: `Not read in the indictment: ${list("en")}. Tiers are listed by the facts alleged only.`,
    };
    found.push(missing({ id: `measures-${rules.id}`, rule: "CR-04", message, basis: [] }));
  }
  return found;
}
