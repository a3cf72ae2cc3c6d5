import { z } from "zod";
import { Ground } from "../../engine/evidence/grounds.ts";
import { Paper } from "../../engine/evidence/paper.ts";
import { CaseField, CaseKind } from "../../vocabulary/case-record.ts";
import { Day } from "../../vocabulary/day.ts";
import { EventType } from "../../vocabulary/event.ts";
import { CauseTemplate, ProvisionRef } from "../../vocabulary/law.ts";
import { Passage } from "../../vocabulary/page.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const Words = z.array(z.string().min(1));

/** Which case's evidence is to be reviewed. */
export const Input = z.object({ caseId: z.string() });
export type Input = z.infer<typeof Input>;

/** Kinds of evidence (证据种类; 民诉法 66, 刑诉法 50, 行诉法 33), rule EV-01. */
export const EvidenceKind = z.enum([
  "party-statement",
  "documentary",
  "physical",
  "audio-visual",
  "electronic-data",
  "witness-testimony",
  "appraisal-opinion",
  "inspection-record",
  "victim-statement",
  "accused-statement",
  "investigation-record",
  "on-scene-record",
]);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** In what form a paper was handed in as far as the file says (EV-41). */
export const Form = z.enum(["original", "verified-copy", "copy", "print-out", "unknown"]);
export type Form = z.infer<typeof Form>;

/** The three properties of evidence (证据三性), and its form. */
export const Aspect = z.enum(["authenticity", "legality", "relevance", "form"]);
export type Aspect = z.infer<typeof Aspect>;

/** What can only be seen by reading records and days, not by words: code names the test, rules.yaml says what it means. */
export const Test = z.enum([
  "one-officer",
  "ends-before-start",
  "same-officer-two-records",
  "outside-custody",
  "minor-alone",
  "after-act",
  "too-few-shown",
  "too-long",
  "officer-unsigned",
  "late-evidence",
]);
export type Test = z.infer<typeof Test>;

const Check = z.strictObject({
  id: z.string(),
  rule: z.string(),
  aspect: Aspect.default("form"),
  /** Words of which the title or the first line must hold one. */
  titles: Words.optional(),
  /** A test of its own besides the words. */
  test: Test.optional(),
  /** Kinds of paper; empty means all evidence. */
  kinds: z.array(z.string()),
  when: Words.optional(),
  unless: Words.optional(),
  /** Words in hearing and opinions that settle the check. */
  settled: Words.optional(),
  /** Words in hearing and opinions without which the check stays silent. */
  heard: Words.optional(),
  /** Words of which some paper of the file must hold one, and of which none may hold any. */
  fileHas: Words.optional(),
  fileLacks: Words.optional(),
  forms: z.array(Form).optional(),
  latin: z.boolean().optional(),
  unsealed: z.boolean().optional(),
  result: z.enum(["warn", "fail", "needs-human"]),
  consequence: z.enum([
    "none",
    "correctable",
    "cannot-be-sole-basis",
    "cannot-be-basis",
    "lower-weight",
    "must-exclude",
  ]),
  message: Both,
  fix: Both,
  basis: z.array(ProvisionRef),
});
export type Check = z.infer<typeof Check>;

/** Rules of rules.yaml with their citations read. */
export const Rules = z.strictObject({
  evidenceKinds: z.record(z.string(), z.array(z.string())),
  /** Kinds of evidence by words of the title, asked before the kind of paper. */
  kindsByTitle: z.record(z.string(), Words).default({}),
  /** What the law says where the side that bears the burden proves nothing, by side; words for the parties (举证指引). */
  noProof: z.record(z.string(), Both).default({}),
  /** Numbers of the law that records are held against: hours of one questioning, age of majority, days of the defendant. */
  limits: z
    .strictObject({ questioningHours: z.int(), adultAge: z.int(), custodyDays: z.int(), defendantDays: z.int() })
    .partial()
    .default({}),
  /** How many must be shown for an identification (辨认). */
  identification: z
    .strictObject({ persons: z.int(), photographs: z.int(), things: z.int(), photographsOfThings: z.int() })
    .optional(),
  official: z.array(z.string()),
  noAdmission: z.array(z.string()),
  forms: z.record(z.string(), Words),
  heardIn: z.array(z.string()),
  signature: z.strictObject({ kinds: z.array(z.string()), labels: Words }),
  checks: z.array(Check),
  period: z.strictObject({
    words: Words,
    papers: z.array(z.string()),
    basis: z.array(ProvisionRef),
    late: Both,
    requests: Both,
  }),
});
export type Rules = z.infer<typeof Rules>;

/** What the review knows when it advises. */
export const Facts = z.object({
  today: Day,
  kind: CaseKind.default("civil"),
  cause: z.string().nullable(),
  /** Elements of the cause, the charge or the kind of act; null when there are none and only form and contradictions can be checked. */
  template: CauseTemplate.nullable(),
  /** "deep": rules of the cause or charge itself; "general": the burden rule of its branch of the law. */
  path: z.enum(["deep", "general"]).default("deep"),
  /** Words by which the other side contests an element, by its id (general path and charges). */
  contests: z.record(z.string(), Words).default({}),
  /** Law of the cause's branch, cited on the general path. */
  governing: z.array(ProvisionRef).default([]),
  /** Names of the kinds of paper that usually prove something. */
  paperNames: z.record(z.string(), Both).default({}),
  fields: z.array(CaseField),
  papers: z.array(Paper),
  /** Ids of kinds that are evidence, with their names. */
  evidence: z.record(z.string(), Both),
  rules: Rules,
  /** Types of events that the chronology of the case tells, with the words that say them. */
  events: z.array(EventType).default([]),
  /** Provisions that may be cited, with the day they were in force. */
  grounds: z.array(Ground),
});
export type Facts = z.infer<typeof Facts>;

const Place = z.object({ title: z.string(), passage: Passage });

const Shared = { id: z.string(), rule: z.string() };

/** How an element stands by the file (要件证明状态); never "proven", which only a judge may say. */
export const ElementValue = z.object({
  kind: z.literal("element"),
  ...Shared,
  fact: Both,
  burden: z.enum(["plaintiff", "defendant", "court", "shared", "prosecution"]),
  /** Standard of proof (证明标准, EV-63, EV-72). */
  standard: z.enum(["high-probability", "beyond-reasonable-doubt", "likely"]).default("high-probability"),
  status: z.enum(["supported", "contested", "gap", "admitted", "exempt"]),
  /** Sides that contest it. */
  contestedBy: z.array(z.enum(["plaintiff", "defendant", "third"])).default([]),
  /** Kinds of paper that usually prove it (典型证据), and whether the file holds one that speaks for it. */
  proofs: z.array(z.object({ kind: z.string(), name: Both, inFile: z.boolean() })).default([]),
  supporting: z.array(Place),
  contradicting: z.array(Place),
  /** What is open and who should do what by when (EV-30 to EV-34). */
  guidance: Both,
  /** What may be asked for, in the words of the rules of the cause. */
  hint: Both.default({ zh: "", en: "" }),
  /** What the law says where nothing is proved; no word on this case's outcome. */
  noProof: Both.default({ zh: "", en: "" }),
  by: Day.nullable(),
});

/** A claim (诉讼请求) with the elements it rests on, the top of the graph of claims, elements and evidence (AD-01). */
export const ClaimValue = z.object({
  kind: z.literal("claim"),
  ...Shared,
  number: z.int(),
  text: z.string(),
  /** Ids of element values. */
  elements: z.array(z.string()),
});

/** How the items that speak for an element hold together (证据链, EV-60, EV-61): its sources and the values in which they agree. */
export const ChainValue = z.object({
  kind: z.literal("chain"),
  ...Shared,
  /** Id of the element. */
  element: z.string(),
  fact: Both,
  sources: z
    .array(z.object({ id: z.string(), title: z.string(), evidenceKind: EvidenceKind, passage: Passage }))
    .min(1),
  /** The same day, sum, account or number in two or more sources. */
  agreements: z.array(z.object({ topic: Both, says: z.string(), statements: z.array(Place).min(2) })),
  /** "sole": one source; "weak": only sources that may not stand alone; "several": two or more. */
  strength: z.enum(["sole", "weak", "several"]),
  message: Both,
});

/** An item of evidence (证据): its kind and form. */
export const ItemValue = z.object({
  kind: z.literal("item"),
  ...Shared,
  title: z.string(),
  evidenceKind: EvidenceKind,
  form: Form,
  /** Presumed true as an official document (EV-47). */
  official: z.boolean(),
  /** Elements its words speak for. */
  elements: z.array(z.string()),
  pages: z.int(),
  /** The three properties: nothing noticed, to be looked at, or doubtful, with the checks that say so. */
  aspects: z
    .array(
      z.object({ aspect: Aspect, state: z.enum(["nothing-noticed", "look", "doubt"]), checks: z.array(z.string()) }),
    )
    .default([]),
});

/** A check that did not pass, or that needs a person (证据形式审查). */
export const CheckValue = z.object({
  kind: z.literal("check"),
  ...Shared,
  title: z.string(),
  check: z.string(),
  aspect: Aspect.default("form"),
  result: Check.shape.result,
  consequence: Check.shape.consequence,
  message: Both,
  fix: Both,
});

/** What papers can differ on (矛盾事项). */
export const Topic = z.enum([
  "date",
  "amount",
  "name",
  "id-number",
  "birth",
  "account",
  "plate",
  "place",
  "time",
  "relationship",
  "signature",
  "case-number",
  "other",
]);
export type Topic = z.infer<typeof Topic>;

/** Papers that contradict each other (证据矛盾), with every statement and its place. */
export const ContradictionValue = z.object({
  kind: z.literal("contradiction"),
  ...Shared,
  /** What kind of value differs. */
  about: Topic.default("other"),
  /** Person, paper or event that the values belong to; empty where it is the case as a whole. */
  subject: z.string().default(""),
  topic: Both,
  statements: z.array(Place.extend({ says: z.string() })).min(2),
  message: Both,
});

/** What a party admits or contests (自认与争议, EV-21). */
export const StanceValue = z.object({
  kind: z.literal("stance"),
  ...Shared,
  stance: z.enum(["admits", "contests"]),
  scope: z.enum(["fact", "evidence"]),
  by: z.enum(["plaintiff", "defendant", "third"]),
  title: z.string(),
  about: z.string(),
  note: Both,
});

/** A sentence that gives orders to the system (对系统的指令, XZ-01), or something the reader must know of the review itself. */
export const NoticeValue = z.object({
  kind: z.literal("notice"),
  ...Shared,
  message: Both,
  by: Day.nullable(),
});

/** What papers say happened on a day (事件, XZ-02), an entry of the chronology of the case (案件大事记); no finding that it did. */
export const EventValue = z.object({
  kind: z.literal("event"),
  ...Shared,
  day: Day,
  /** For a month or a year alone the day is its first. */
  precision: z.enum(["day", "month", "year"]),
  /** A day by which it is to be done (期限), not on which it was. */
  due: z.boolean().default(false),
  /** Weightiest first. */
  types: z.array(z.object({ id: z.string(), name: Both })).min(1),
  /** The word that says it. */
  trigger: z.string(),
  /** Parties named with it. */
  actors: z.array(z.string()),
  text: z.string(),
  places: z.array(Place).min(1),
  /** How much a reader wants it, greatest first. */
  weight: z.number(),
});

/** One finding of the review of evidence. */
export const Value = z.discriminatedUnion("kind", [
  ClaimValue,
  ElementValue,
  ChainValue,
  ItemValue,
  CheckValue,
  ContradictionValue,
  StanceValue,
  NoticeValue,
  EventValue,
]);
export type Value = z.infer<typeof Value>;
