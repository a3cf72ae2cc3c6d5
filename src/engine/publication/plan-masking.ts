import type {
  MaskByHand,
  MaskChange,
  MaskKind,
  PublicationProfile,
  PublicationRules,
} from "../../vocabulary/publication.ts";
import { findAddresses } from "./find-addresses.ts";
import { findIdentifiers, type Identifier, withoutOverlaps } from "./find-identifiers.ts";
import { findMentions } from "./find-mentions.ts";
import { anyOf, spread } from "./fold-numbers.ts";
import { findPersons, type HidingRule } from "./persons.ts";
import { type PublicationDocument, readDocument } from "./read-document.ts";

/** How a document is to be hidden: profile, hidden names given before in the case, and words added by a person. */
export interface MaskingOptions {
  readonly profile: PublicationProfile;
  readonly rules: PublicationRules;
  readonly known?: ReadonlyMap<string, string>;
  readonly byHand?: readonly MaskByHand[];
}

const CROSSES = "×××";

type Why = MaskChange["why"];

const NAME_WHY: Readonly<Record<HidingRule, Why>> = {
  "G20.P2-1": {
    zh: "婚姻家庭、继承案件的当事人及其法定代理人隐名（第八条第一项）",
    en: "Party, kin or legal representative in a family or inheritance matter (art. 8 (1))",
  },
  "G20.P2-2": {
    zh: "刑事案件的被害人、附带民事诉讼原告人、证人、鉴定人隐名（第八条第二项）",
    en: "Victim, plaintiff of the attached action, witness or expert in a criminal matter (art. 8 (2))",
  },
  "G20.P2-3": {
    zh: "未成年人及其法定代理人隐名（第八条第三项）",
    en: "Minor or a minor's legal representative (art. 8 (3))",
  },
  "G20.P2-4": {
    zh: "被隐名人员的近亲属，保留姓名会使其可被识别",
    en: "Kin of hidden persons: the name would tell who they are",
  },
  "G20.P5-STRICT": { zh: "从严范围：自然人一律隐名", en: "Strict profile: every natural person is hidden" },
};

const KIND_WHY: Readonly<Record<Exclude<MaskKind, "name">, Why>> = {
  "citizen-number": { zh: "删除公民身份号码（第十条第一项）", en: "Citizen number deleted (art. 10 (1))" },
  phone: { zh: "删除联系方式（第十条第一项）", en: "Telephone number deleted (art. 10 (1))" },
  account: { zh: "删除银行账号（第十条第一、二项）", en: "Bank account deleted (art. 10 (1), (2))" },
  "online-account": {
    zh: "删除电子邮箱、网络账号等通讯方式（第十条第一项）",
    en: "Electronic address or account deleted (art. 10 (1))",
  },
  "document-number": {
    zh: "删除证件、病历等个人编号（第十条第一项）",
    en: "Number of a personal paper deleted (art. 10 (1))",
  },
  plate: { zh: "删除车牌号码（第十条第一、二项）", en: "Vehicle plate deleted (art. 10 (1), (2))" },
  "title-certificate": {
    zh: "删除动产、不动产权属证书编号（第十条第一、二项）",
    en: "Number of a title certificate deleted (art. 10 (1), (2))",
  },
  device: {
    zh: "删除设备号、网络地址等个人信息（第十条第一项）",
    en: "Device number or network address deleted (art. 10 (1))",
  },
  address: {
    zh: "家庭住址只保留到县、区（第十条第一项、第十一条）",
    en: "Home address kept to the county or district only (art. 10 (1), art. 11)",
  },
  health: { zh: "删除健康状况（第十条第一项）", en: "State of health deleted (art. 10 (1))" },
  "by-hand": { zh: "由人补充", en: "Added by a person" },
};

/**
 * Every change before publication (隐名与删除), in order and without overlaps: a proposal for a person to review. Words added
 * by hand come first, then numbers, homes and names; where they overlap the longest is kept.
 */
export function planMasking(text: string, options: MaskingOptions): MaskChange[] {
  const { rules, profile, known = new Map<string, string>(), byHand = [] } = options;
  const document = readDocument(text, profile, rules);
  const added = byHand.flatMap((one) => handChanges(text, one));
  const persons = findPersons(document);
  const names = findMentions(document, persons, known).map(({ name, alias, start, end }): MaskChange => {
    const rule = persons.hidden.get(name) ?? ruleOfForm(persons.hidden);
    return { rule, kind: "name", start, end, old: text.slice(start, end), new: alias, why: NAME_WHY[rule] };
  });
  const numbers = findIdentifiers(text, rules).map((one) => deletion(document, one));
  const places = findAddresses(text, document.parties, rules).map((one) => shortened(text, one));
  const free = (found: readonly MaskChange[]): MaskChange[] =>
    found.filter((one) => !added.some((other) => one.start < other.end && other.start < one.end));
  const found = withoutOverlaps(free([...numbers, ...places, ...names, ...healthChanges(document)]));
  return [...withoutOverlaps(added), ...found]
    .filter((change) => change.old !== change.new)
    .sort((a, b) => a.start - b.start);
}

/** Nicknames are hidden by the rule of those to whom they belong; most documents have one. */
function ruleOfForm(hidden: ReadonlyMap<string, HidingRule>): HidingRule {
  return [...hidden.values()][0] ?? "G20.P2-4";
}

function changeOf(
  text: string,
  kind: Exclude<MaskKind, "name">,
  place: { start: number; end: number },
  written: string,
): MaskChange {
  const { start, end } = place;
  const rule = kind === "by-hand" ? "by-hand" : "G20.P4";
  return { rule, kind, start, end, old: text.slice(start, end), new: written, why: KIND_WHY[kind] };
}

/**
 * A number is deleted with its label where that is a clause of its own; in a sentence that would no longer read, × stands for
 * it (第十条: 影响对裁判文书正确理解的，用符号“×”作部分替代).
 */
function deletion(document: PublicationDocument, { kind, start, end }: Identifier): MaskChange {
  const { text, folded, rules } = document;
  if (kind === "name") throw new RangeError("Cannot delete a name: names are rendered");
  const labels = kind === "citizen-number" ? rules.labels.citizenNumber : kind === "phone" ? rules.labels.phone : [];
  if (labels.length === 0 || kind === "by-hand") return changeOf(text, kind, { start, end }, CROSSES);
  const before = folded.slice(Math.max(0, start - 30), start);
  const label = new RegExp(`[,，;；、(]?\\s*(?:${anyOf(labels)})\\s*(?:为|是|:)?\\s*$`, "u").exec(before);
  const after = folded.slice(end, end + 1);
  const isClause = label !== null && /^[,;。)\n，；]?$/u.test(after);
  const opens = label?.[0].charAt(0) ?? "";
  if (!isClause || label === null || (opens === "(") !== (after === ")") || !/[,，;；、(]/u.test(opens))
    return changeOf(text, kind, { start, end }, CROSSES);
  return changeOf(text, kind, { start: start - label[0].length, end: opens === "(" ? end + 1 : end }, "");
}

/** A home loses what is below the county; a number of a house in a sentence becomes ×. */
function shortened(text: string, { start, end }: Identifier): MaskChange {
  const isBelow = /[省市区县旗州盟]$/u.test(text.slice(0, start).trimEnd());
  const isClause = /^(?:[,，。；;、)）(（\n]|$)/u.test(text.slice(end, end + 1));
  return changeOf(text, "address", { start, end }, isBelow && isClause ? "" : "××");
}

function healthChanges({ folded, text, isAboutHealth, isCriminal, rules }: PublicationDocument): MaskChange[] {
  if (isAboutHealth || isCriminal) return [];
  const pattern = new RegExp(
    `(?<=(?:患有?|确诊(?:为|患)?|感染|罹患|诊断为|患者|患过|查出)[^。，,;；\\n]{0,6})(?:${anyOf(rules.health)})`,
    "gu",
  );
  return [...folded.matchAll(pattern)].map((match) =>
    changeOf(text, "health", { start: match.index, end: match.index + match[0].length }, "××"),
  );
}

function handChanges(text: string, { words, replacement }: MaskByHand): MaskChange[] {
  return [...text.matchAll(new RegExp(spread(words), "gu"))].map((match) =>
    changeOf(text, "by-hand", { start: match.index, end: match.index + match[0].length }, replacement),
  );
}
