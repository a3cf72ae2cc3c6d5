import { z } from "zod";
import { Day } from "./day.ts";

const Both = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const Words = z.array(z.string().min(1)).min(1);

/**
 * How widely names are hidden (隐名范围): R2016 hides the persons of article 8 of the rules of 2016; COURT_STRICT hides every
 * natural person but those who are never hidden (handbook G20.P5).
 */
export const PublicationProfile = z.enum(["R2016", "COURT_STRICT"]);
export type PublicationProfile = z.infer<typeof PublicationProfile>;

/** What a change hides (处理对象). */
export const MaskKind = z.enum([
  "name",
  "citizen-number",
  "phone",
  "account",
  "online-account",
  "document-number",
  "plate",
  "title-certificate",
  "device",
  "address",
  "health",
  "by-hand",
]);
export type MaskKind = z.infer<typeof MaskKind>;

/** One change before publication (隐名、删除处理): the words at the place (end exclusive) and what stands there afterwards. */
export const MaskChange = z.object({
  rule: z.string().min(1),
  kind: MaskKind,
  start: z.int().min(0),
  end: z.int().min(0),
  old: z.string().min(1),
  new: z.string(),
  why: Both,
});
export type MaskChange = z.infer<typeof MaskChange>;

/** Something that a person must look at before publication and that no rule can change (人工核对事项); empty span: the whole text. */
export const MaskNotice = z.object({
  rule: z.string().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  found: z.string(),
  why: Both,
});
export type MaskNotice = z.infer<typeof MaskNotice>;

/** Words a person wants hidden that no rule found (人工补充), and what stands for them. */
export const MaskByHand = z.object({ words: z.string().min(1).max(200), replacement: z.string().max(200) });
export type MaskByHand = z.infer<typeof MaskByHand>;

/** Words by which persons, numbers and matters are recognised (公开处理规则词表); patterns are written over half-width text. */
export const PublicationRules = z.strictObject({
  from: Day,
  until: Day.nullable(),
  source: z.string().min(1),
  /** Matters in which parties and their legal representatives are hidden (art. 8 (1)). */
  familyMatters: Words,
  /** Words before the name of a person hidden in criminal matters (art. 8 (2)). */
  criminalRoles: Words,
  /** Words before the name of a minor (art. 8 (3)), and before legal representatives. */
  minorRoles: Words,
  guardianRoles: Words,
  /** Words of kinship before a name (近亲属). */
  kinship: Words,
  /** Words before a name that only the strict profile hides. */
  strictRoles: Words,
  /** Titles before or after names that are never hidden. */
  officers: Words,
  /** Characters that end a name more often than they belong to it. */
  ends: z.string().min(1),
  /** Endings of organisations whose name may hold a person's name, and words that a name of an organisation does not hold. */
  firmEndings: Words,
  notInFirms: z.string().min(1),
  /** Given names that are also common words: alone they are no name. */
  commonGiven: Words,
  /** Words before numbers that identify nobody: orders, contracts, invoices. */
  otherNumbers: Words,
  labels: z.strictObject({
    citizenNumber: Words,
    phone: Words,
    account: Words,
    onlineAccount: Words,
    documentNumber: Words,
    titleCertificate: Words,
    device: Words,
    address: Words,
  }),
  /** States of health that are hidden where they are not what the case is about, and the causes that are about health. */
  health: Words,
  healthMatters: Words,
  /** Patterns of what a person must look at: trade secrets, technical investigation, private life. */
  notices: z.array(z.strictObject({ rule: z.string(), pattern: z.string(), why: Both })),
  /** Grounds against publication (art. 4) by pattern. */
  unpublished: z.array(
    z.strictObject({ rule: z.string(), pattern: z.string(), unless: z.string().optional(), why: Both }),
  ),
});
export type PublicationRules = z.infer<typeof PublicationRules>;
