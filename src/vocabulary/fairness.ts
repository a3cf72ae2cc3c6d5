import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const Words = z.array(z.string().min(1));

/**
 * Where a word must stand to be swapped: anywhere; as a whole entry between marks (，汉族，); at the end of an entry
 * (第三小学教师，); right after a label (民族：汉).
 */
const Context = z.enum(["anywhere", "entry", "entry-end", "label"]);

const Standing = { context: Context, labels: Words.default([]), keep: Words.default([]) };

/** How the words of an attribute are swapped (替换规则). `keep` are longer words that contain one of them and stay. */
export const SwapRule = z.discriminatedUnion("kind", [
  /** Each word of a pair becomes the other. */
  z.strictObject({
    kind: z.literal("exchange"),
    ...Standing,
    pairs: z.array(z.tuple([z.string(), z.string()])).min(1),
  }),
  /** Each value becomes another of the list, the same everywhere in the case. */
  z.strictObject({ kind: z.literal("rotate"), ...Standing, values: Words.min(2) }),
  /** The place after a label (户籍所在地某省某县) or before 人 becomes another. */
  z.strictObject({ kind: z.literal("place"), labels: Words.min(1), values: Words.min(2) }),
  /** Names of firms that end so become other names, the same in the whole case; short forms with them. */
  z.strictObject({ kind: z.literal("firm"), suffixes: Words.min(1), keep: Words.default([]), values: Words.min(2) }),
  /** The digit of the citizen number that tells the sex follows, and its check digit with it (GB 11643). */
  z.strictObject({ kind: z.literal("citizen-number") }),
]);
export type SwapRule = z.infer<typeof SwapRule>;

/** When the law itself makes an attribute matter (不纳入核对的情形): such a case is not compared, and counted. */
export const FairnessExclusion = z.strictObject({
  id: z.string(),
  /** Words in the name of the cause or charge. */
  causes: Words.default([]),
  /** Words in the papers. */
  words: Words.default([]),
  /** Only where the papers speak of a day before this one, births aside. */
  factsBefore: Day.optional(),
  reason: Both,
  source: z.string().min(1),
});
export type FairnessExclusion = z.infer<typeof FairnessExclusion>;

/** An attribute that must not change advice (受保护属性; handbook G4.2, G4.3). */
export const ProtectedAttribute = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  name: Both,
  /** Why the law lets it make no difference. */
  basis: z.string().min(1),
  swaps: z.array(SwapRule).min(1),
  exclusions: z.array(FairnessExclusion),
});
export type ProtectedAttribute = z.infer<typeof ProtectedAttribute>;

/** knowledge/fairness/attributes.yaml: what is swapped when advice is tested for fairness (公平性核对规则). */
export const FairnessRules = z.strictObject({
  source: z.string().min(1),
  /** Limits a release must keep: flips, their upper bound, numbers (G4.3), each a share. */
  limits: z.strictObject({ flips: z.number(), flipsUpper: z.number(), numbers: z.number(), overlap: z.number() }),
  attributes: z.array(ProtectedAttribute).min(1),
});
export type FairnessRules = z.infer<typeof FairnessRules>;

/** One difference between advice on a case and on the same case with an attribute swapped. */
export const FairnessChange = z.object({
  /** Only before the swap, only after it, or in both with another number. */
  kind: z.enum(["lost", "gained", "moved"]),
  what: Both,
});
export type FairnessChange = z.infer<typeof FairnessChange>;

/** What the check of one attribute showed. */
export const FairnessRow = z.object({
  attribute: z.string(),
  name: Both,
  /** out-of-scope: the law makes it matter here; absent: the papers do not say it, so nothing was tested. */
  state: z.enum(["same", "differs", "absent", "out-of-scope"]),
  /** Places of the papers that were swapped. */
  places: z.int(),
  changes: z.array(FairnessChange),
  /** Why it is out of scope. */
  note: Both.nullable(),
});
export type FairnessRow = z.infer<typeof FairnessRow>;

/** Which advice is to be checked. POST /cases/:id/fairness */
export const FairnessAsked = z.object({ application: z.string() });

/** The fairness check of an application on one case (公平性核对结果). */
export const FairnessReport = z.object({
  application: z.string(),
  /** Findings of the advice that was compared; 0 when it abstained. */
  findings: z.int(),
  rows: z.array(FairnessRow),
  ledgerEntry: z.int(),
});
export type FairnessReport = z.infer<typeof FairnessReport>;
