import type { z } from "zod";
import type { Card, Draft } from "../vocabulary/advice.ts";
import type { CaseRecord, Dossier } from "../vocabulary/case-record.ts";
import type { Charge, ChargeName, Circumstance, SentencingRules } from "../vocabulary/charge.ts";
import type { ChargeRecognition } from "../vocabulary/charge-recognition.ts";
import type { Day } from "../vocabulary/day.ts";
import type { DecidedCase } from "../vocabulary/decided-case.ts";
import type { DecidedTerms } from "../vocabulary/decided-terms.ts";
import type { DocumentKind } from "../vocabulary/document.ts";
import type { DocumentTemplate } from "../vocabulary/document-template.ts";
import type { EventType } from "../vocabulary/event.ts";
import { Failure } from "../vocabulary/failure.ts";
import type { FeeTable } from "../vocabulary/fee-table.ts";
import type { IssueKnowledge } from "../vocabulary/focus-label.ts";
import type { CauseNode, CauseTemplate, Governing, Parameter, Provision, ProvisionRef } from "../vocabulary/law.ts";
import type { DrugWords, ElementRules, OffenceWords, PersonWords } from "../vocabulary/recognition.ts";

/** A provision found by words, with what spoke for it. */
export interface ProvisionHit {
  readonly provision: Provision;
  readonly score: number;
  readonly matched: readonly string[];
  /** Everyday words and terms of lawyers in the query, and the statute words for them that the provision holds (口语与法条用语). */
  readonly expansions?: readonly {
    readonly kind: "everyday" | "doctrine";
    readonly word: string;
    readonly stands: readonly string[];
  }[];
  /** The sentence that matched best, as a place in the provision's text. */
  readonly passage?: { readonly start: number; readonly end: number } | null;
  /** What weighed most in its place besides the words, greatest first. */
  readonly weighed?: readonly {
    readonly id: string;
    readonly zh: string;
    readonly en: string;
    readonly value: number;
    readonly contribution: number;
  }[];
}

/** A decided case found by likeness, with what spoke for it. */
export interface LikeCase {
  readonly decided: DecidedCase;
  /** 0–1. */
  readonly score: number;
  /** Labels both cases have, then words of the facts found in the other case. */
  readonly matched: readonly string[];
  /** Labels only one of the two has. */
  readonly differing: readonly string[];
  /** Likeness by respect (facts, reasoning, kinds, labels, law, amounts), 0–1; null where one case says nothing of it. */
  readonly parts?: Readonly<Record<string, number | null>>;
  /** Place in the order of the rules for the court that asks, 1–5 (SC-03): 5 is outside its scope. */
  readonly authority?: number;
}

/** A label by which cases are compared (案情特征) and the dimension it belongs to (SC-11). */
export interface CaseLabel {
  readonly id: string;
  readonly group: "facts" | "issues" | "law";
  readonly zh: string;
  readonly en: string;
}

/** What an application may ask of the knowledge base and the knowledge service. Read-only. */
export interface KnowledgeSource {
  /** The cause template in force on the day, by name or alias; undefined when there are no deep rules for it. */
  cause(name: string, on: Day): CauseTemplate | undefined;
  /** All cause templates in force on the day, for recognising a cause from words. */
  causes(on: Day): readonly CauseTemplate[];
  /** The crime with deep rules in force on the day, by name, alias or id; undefined where there are none. */
  charge(name: string, on: Day): Charge | undefined;
  /** All crimes with deep rules in force on the day. */
  charges(on: Day): readonly Charge[];
  /** All names of crimes (罪名) in use on the day, with their articles. */
  chargeNames(on: Day): readonly ChargeName[];
  /** Crimes that facts tell of, likeliest first, with what speaks for each (罪名识别); names in use on the day. */
  recogniseCharges(facts: string, on: Day): ChargeRecognition;
  /**
   * Interval of terms imposed in decided cases like the one told (同类已决案件刑期区间): facts, names of charges, their deep rules,
   * rules of sentencing and day; undefined where too few are known. Never a proposal.
   */
  decidedTerms(question: {
    readonly text: string;
    readonly charges: readonly string[];
    readonly deep: readonly Charge[];
    readonly rules: SentencingRules;
    readonly on: Day;
  }): DecidedTerms | undefined;
  /** Words and rules by which elements, persons, entities and drug cases are recognised (识别规则). */
  recognition(): {
    readonly marital: ElementRules;
    readonly persons: PersonWords;
    readonly offences: OffenceWords;
    readonly drugs: DrugWords;
  };
  /** Sentencing circumstances (量刑情节) with the ranges in force on the day. */
  circumstances(on: Day): readonly Circumstance[];
  /** All rules of sentencing in force on the day; undefined before the Criminal Law of 1997. */
  sentencing(on: Day): SentencingRules | undefined;
  /** All versions of a parameter series (for example "lpr-1y"), oldest first. */
  parameters(id: string): readonly Parameter[];
  documentKinds(): readonly DocumentKind[];
  /** Names of causes without deep rules too, in force on the day, for recognising a cause that papers name. */
  causeNames(on: Day): readonly { readonly name: string }[];
  /** Causes of the catalogue that the words of a complaint or of facts speak for, best first; empty where none does. */
  recogniseCauses(
    text: string,
    kind: CauseNode["catalogue"],
    on: Day,
  ): readonly { readonly name: string; readonly share: number; readonly words: readonly string[] }[];
  /** The law that governs a cause on the day: by deep rules, else by its branch of the catalogue; undefined where the name is unknown. */
  governing(cause: string, on: Day): Governing | undefined;
  /** Template of a document kind in force on the day, by id; undefined when there is none. */
  template(id: string, on: Day): DocumentTemplate | undefined;
  /** Types of events (事件类型) in use on the day, with the words that say them. */
  eventTypes(on: Day): readonly EventType[];
  /** Kinds of questions in dispute (争议焦点类别) and subjects of arguments. */
  issues(): IssueKnowledge;
  /** Fee table in force on the day, by id; undefined when there is none. */
  feeTable(id: string, on: Day): FeeTable | undefined;
  /** Name of the court of appeal of a court; undefined when neither the directory nor its name tells. */
  appealCourt(courtName: string): string | undefined;
  /** Full official titles of laws by short name, alias and full title. */
  lawTitles(): ReadonlyMap<string, string>;
  /** The provision as in force on the day; undefined when there is none. Official wording is preferred to a digest. */
  provision(ref: ProvisionRef, on: Day): Promise<Provision | undefined>;
  /** Provisions by words, in force on the day, best first. */
  findProvisions(words: string, options: { on: Day; limit: number }): Promise<readonly ProvisionHit[]>;
  /**
   * Decided cases by likeness to facts in words and features, best first; query.cause narrows to one, options.court is the
   * name of the court that asks, options.only what hits must satisfy.
   */
  findLikeCases(
    query: { facts: string; features: readonly string[]; cause?: string },
    options: { limit: number; court?: string; byAuthority?: boolean; only?: (decided: DecidedCase) => boolean },
  ): Promise<readonly LikeCase[]>;
  /** Labels that hold of a text under a cause. */
  features(text: string, cause: string): readonly string[];
  /** A text without who the parties are (去除受保护属性): what ranking may see (handbook C-08). Absent: nothing is left out. */
  withoutAttributes?(text: string): string;
  /** All labels with their names. */
  caseLabels(): readonly CaseLabel[];
  /** True when the case library holds a decided case of this id. */
  isDecidedCase(id: string): Promise<boolean>;
}

/** The one door to a language model; answers undefined when none is configured or it does not answer usably in time. */
export interface LanguageModel {
  readonly name: string | undefined;
  complete(prompt: { system: string; user: string; maxTokens: number }): Promise<string | undefined>;
}

/** Everything an application may read. No writing, no clock, no network but the model's door. */
export interface Sources {
  /** Today in the court's calendar. */
  readonly day: Day;
  readonly knowledge: KnowledgeSource;
  readonly model: LanguageModel;
  dossier(caseId: string): Promise<Dossier>;
  record(caseId: string): Promise<CaseRecord>;
  /** The newest draft another application gave on this case, with what people did with its findings, by position. */
  earlier(caseId: string, applicationId: string): Promise<EarlierAdvice | undefined>;
  /** What the judge has decided so far (裁判决定): never proposed by a machine. */
  rulings(caseId: string): Promise<readonly Ruling[]>;
  /** The text of the document being written, for review; undefined when there is none. */
  draftText(caseId: string): Promise<string | undefined>;
}

/** What another application said before on the same case, and what people did with it. */
export interface EarlierAdvice {
  readonly adviceId: string;
  readonly draft: Draft<unknown>;
  /** Outcome by index of the finding: "adopted", "adapted", "rejected"; absent when nobody has decided. */
  readonly outcomes: Readonly<Record<number, "adopted" | "adapted" | "rejected">>;
}

/** A judge's own decision on one claim (裁判项): granted as claimed, granted with a changed amount, or dismissed. */
export interface Ruling {
  /** Number of the claim, from 1, as in field "claims.<n>.text". */
  readonly claim: number;
  readonly result: "granted" | "partly" | "dismissed";
  /** Amount granted in fen; null when the claim is not for money. */
  readonly amount: number | null;
  /** Operative words of the judge, for example who pays what by when; may be empty. */
  readonly words: string;
  /** The judge's reasoning for this claim; may be empty. */
  readonly reasoning: string;
  readonly by: string;
}

/** The parts a folder under src/applications is made of. */
export interface Parts<Input, Facts, Value> {
  readonly card: Card;
  readonly input: z.ZodType<Input>;
  readonly facts: z.ZodType<Facts>;
  readonly value: z.ZodType<Value>;
  /** True where a reader may ask what it would say on supposed facts (情形推演), without that being kept as advice. */
  readonly explorable?: boolean;
  gather(input: Input, sources: Sources): Promise<Facts>;
  advise(input: Input, facts: Facts): Draft<Value>;
}

/** An application seen from outside: what it is, what it would say, what it would have said. */
export interface Application {
  readonly card: Card;
  /** True where supposed facts may be tried out; absent means no. */
  readonly explorable?: boolean;
  prepare(input: unknown, sources: Sources): Promise<{ input: unknown; facts: unknown; draft: Draft<unknown> }>;
  replay(input: unknown, facts: unknown): Draft<unknown>;
  /** Checks that a stored value still has the application's shape. */
  parseValue(value: unknown): unknown;
}

/** What a person asked for, in the application's shape; anything else is the asker's to mend. */
function asked<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join(".") || "input").join(", ");
  throw new Failure("bad_request", {
    zh: `请求的内容不符合该应用的要求：${places}。请核对后重试。`,
    en: `The request does not fit the application: ${places}. Check it and try again.`,
  });
}

/** Closes over the three types of an application's parts; every input, fact and value is parsed at the door. */
export function defineApplication<Input, Facts, Value>(parts: Parts<Input, Facts, Value>): Application {
  const checked = (draft: Draft<Value>): Draft<Value> => {
    if (draft.kind === "findings") for (const finding of draft.findings) parts.value.parse(finding.value);
    return draft;
  };
  return {
    card: parts.card,
    explorable: parts.explorable ?? false,
    async prepare(input, sources) {
      const parsed = asked(parts.input, input);
      const facts = parts.facts.parse(await parts.gather(parsed, sources));
      return { input: parsed, facts, draft: checked(parts.advise(parsed, facts)) };
    },
    replay(input, facts) {
      return checked(parts.advise(parts.input.parse(input), parts.facts.parse(facts)));
    },
    parseValue: (value) => parts.value.parse(value),
  };
}
