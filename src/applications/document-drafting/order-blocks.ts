import { findAmounts, formatYuan } from "../../engine/text/amounts.ts";
import { formatCitation, markedTitle } from "../../engine/text/citations.ts";
import { toChineseNumber } from "../../engine/text/numerals.ts";
import type { Finding, Reason } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import type { ProvisionRef } from "../../vocabulary/law.ts";
import { absentDefendants } from "./head-blocks.ts";
import { type Claim, claimsOf, fieldsOf, namesOf, partiesOf } from "./known-fields.ts";
import type { Facts, Ruled, Value } from "./schema.ts";
import { fill, phraseOf, write } from "./write-paragraph.ts";

/** Citations as judgments write them, each law named once (ST-06): 《甲》第一条、第二条，《乙》第三条. */
export function joinCitations(refs: readonly ProvisionRef[]): string {
  const laws = new Map<string, string[]>();
  for (const ref of refs) {
    const place = formatCitation(ref).slice(ref.law.length + 2);
    laws.set(ref.law, [...(laws.get(ref.law) ?? []), place]);
  }
  return [...laws].map(([law, places]) => `${markedTitle(law)}${places.join("、")}`).join("，");
}

/** The legal basis (裁判依据): provisions of the day in citing order; open until a person has adopted each of them. */
export function basis(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const refs = facts.provisions.map(({ provision }) => provision.ref);
  const isChosen = refs.length > 0 && facts.provisions.every(({ chosen }) => chosen);
  const cited = joinCitations(refs);
  const citations = refs.length === 0 ? undefined : isChosen ? cited : `【待核对：${cited}】`;
  const phrase = phraseOf(block, absentDefendants(facts).length > 0 ? "default" : "basis");
  const written = write(facts, block, {
    text: fill(phrase, { citations }),
    origin: refs.length === 0 ? "choice" : "template",
    rule: ["ST-06", "条文按引用顺序排列，须为行为时或者裁判时有效的文本（引用规定1、2）"],
  });
  const [first, ...others] = written.reasons;
  const cites = facts.provisions.map(({ provision, on }): Reason => ({ kind: "provision", ref: provision.ref, on }));
  return [{ ...written, reasons: [first, ...others, ...cites] }];
}

const LEAD = /^(?:(?:请求|恳请|请|要求)?(?:贵院|人民法院|法院)?(?:依法)?(?:判令|判决|判处|裁判|确认判令))/u;
const PERFORMANCE =
  /^(?:立即|共同|连带)?(?:向[^，。]{1,20})?(?:归还|返还|偿还|支付|给付|赔偿|交付|退还|清偿|付清|腾退|搬离|补足)/u;
const CARRIED_COST = /^(?:共同|连带)?承担.*\d/u;

/** Words of a claim as an item of the order: who does what by when; the time for performance is the judge's (DR-23). */
export function orderWords(facts: Facts, claim: string): string {
  const [only, another] = partiesOf(facts, "plaintiffs");
  const words = claim.replace(LEAD, "");
  const isNamed = !only || another !== undefined || words.includes(only.name);
  const full = isNamed ? words : words.replace(/原告/u, `原告${only.name}`);
  const { debtor, duty } = debtorOf(facts, full);
  if (debtor === "") return full;
  if (!PERFORMANCE.test(duty) && !CARRIED_COST.test(duty)) return `${debtor}${duty}`;
  return `${debtor}于本判决生效之日起【履行期限】日内${duty.replace(/^立即/u, "")}`;
}

/** Who owes by the words of a claim, in full names; empty where the words do not begin with a debtor. */
function debtorOf(facts: Facts, words: string): { debtor: string; duty: string } {
  const defendants = partiesOf(facts, "defendants");
  const bare = words.replace(/^被告/u, "");
  const named: string[] = [];
  let duty = bare;
  for (let next = leading(defendants, duty); next; next = leading(defendants, duty)) {
    named.push(next.name);
    duty = duty.slice(next.length);
  }
  if (named.length > 0) return { debtor: `被告${named.join("、")}`, duty };
  const all = /^(?:[二两三四五各]|全体|上述)(?:名|位)?被告/u.exec(words)?.[0];
  if (all !== undefined) return { debtor: `被告${namesOf(defendants)}`, duty: words.slice(all.length) };
  const isAlone = words.startsWith("被告") && defendants.length === 1;
  return isAlone ? { debtor: `被告${namesOf(defendants)}`, duty: bare } : { debtor: "", duty: words };
}

/** The defendant with whose name the words begin, after 、 和 与 and 被告 if need be. */
function leading(
  defendants: ReturnType<typeof partiesOf>,
  words: string,
): { name: string; length: number } | undefined {
  const joint = /^[、和与及]?(?:被告)?/u.exec(words)?.[0].length ?? 0;
  const found = defendants.find(({ name }) => name !== "" && words.startsWith(name, joint));
  return found && { name: found.name, length: joint + found.name.length };
}

/** The claim's words with the sum the judge granted; undefined when the words have no sum, or several, to put it in. */
function withAmount(words: string, amount: number | null): string | undefined {
  const amounts = findAmounts(words);
  const [sum] = amounts;
  if (amount === null || !sum || amounts.length !== 1) return undefined;
  return words.slice(0, sum.start) + formatYuan(amount) + words.slice(sum.end);
}

function itemWords(facts: Facts, claim: Claim, ruling: Ruled): string {
  const own = ruling.words.trim().replace(/[。；;]+$/u, "");
  if (own !== "") return own;
  const words = orderWords(facts, claim.text);
  if (ruling.result === "granted") return withAmount(words, ruling.amount) ?? words;
  const sum = ruling.amount === null ? "" : `，支持金额${formatYuan(ruling.amount)}`;
  return withAmount(words, ruling.amount) ?? `【由法官写明第${claim.number}项请求中予以支持的给付内容${sum}】`;
}

function undecided({ number, text, amount }: Claim): string {
  const money = amount === null ? "" : "、金额（利息须写明基数、利率和起止日）";
  return `【第${number}项诉讼请求“${text}”待法官裁判：支持的，写明义务人、给付内容${money}和履行期限；部分支持的，另写明驳回其余部分；驳回的，写明驳回】`;
}

interface Item {
  readonly text: string;
  readonly claim?: Claim;
  readonly ruling?: Ruled;
}

function items(facts: Facts, block: TemplateBlock): Item[] {
  const claims = claimsOf(facts).filter(({ isCosts }) => !isCosts);
  const rulings = claims.map((claim) => ({ claim, ruling: facts.rulings.find((it) => it.claim === claim.number) }));
  const answered = rulings.flatMap(({ claim, ruling }): Item[] => {
    if (!ruling) return [{ text: undecided(claim), claim }];
    return ruling.result === "dismissed" ? [] : [{ text: itemWords(facts, claim, ruling), claim, ruling }];
  });
  const decided = rulings.flatMap(({ ruling }) => ruling ?? []);
  const lost = decided.filter(({ result }) => result !== "granted");
  if (lost.length === 0) return answered;
  const isAll = decided.length === claims.length && decided.every(({ result }) => result === "dismissed");
  const plaintiff = `原告${namesOf(partiesOf(facts, "plaintiffs"))}`;
  const dismissal = fill(phraseOf(block, isAll ? "dismiss-all" : "dismiss-rest"), { plaintiff }).replace(/。$/u, "");
  const [ruling] = lost;
  return [...answered, { text: dismissal, ...(ruling ? { ruling } : {}) }];
}

/** The order (判决主文) from the judge's rulings alone; what is not decided stands as a choice and is never filled in. */
export function order(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const all = items(facts, block);
  if (all.length === 0)
    return [write(facts, block, { text: "【由法官写明判决主文】", style: "order-item", origin: "choice" })];
  return all.map(({ text, claim, ruling }, index) => {
    const number = all.length === 1 ? "" : `${toChineseNumber(index + 1)}、`;
    const from = claim ? fieldsOf(facts, [`claims.${claim.number}.text`]) : [];
    const leansOnNumbers = ruling?.words.trim() === "" && /第[\d一二三四五六七八九十]+项/u.test(text);
    return write(facts, block, {
      text: `${number}${text}${index === all.length - 1 ? "。" : "；"}`,
      style: "order-item",
      origin: ruling ? "ruling" : "choice",
      from: from.map((field) => ({ ...field, status: "confirmed" as const })),
      doubts: ruling && leansOnNumbers ? ["所引项次"] : [],
      rule: ruling
        ? ["DR-07", `法官${ruling.by}对第${ruling.claim}项诉讼请求的裁判`]
        : ["DR-07", "未裁判的诉讼请求不代拟结果（民诉法155、211）"],
    });
  });
}

/** "yes" when a sum is ordered to be paid, "perhaps" while a money claim is undecided. */
export function ordersMoney(facts: Facts): "yes" | "no" | "perhaps" {
  const claims = claimsOf(facts).filter(({ isCosts }) => !isCosts);
  const isPaid = (ruling: Ruled): boolean => {
    if (ruling.result === "dismissed") return false;
    const claim = claims.find(({ number }) => number === ruling.claim);
    return (ruling.amount ?? claim?.amount ?? 0) > 0 || findAmounts(ruling.words).length > 0;
  };
  if (facts.rulings.some(isPaid)) return "yes";
  const isOpen = claims.some(
    ({ number, amount, text }) =>
      !facts.rulings.some((it) => it.claim === number) && (amount !== null || findAmounts(text).length > 0),
  );
  return isOpen ? "perhaps" : "no";
}

/** Reminder of double interest for late performance, only where the order is for money (DR-25; 民诉法 264). */
export function lateInterest(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const money = ordersMoney(facts);
  if (money === "no") return [];
  const text = phraseOf(block, "money");
  return [
    write(facts, block, {
      text: money === "yes" ? text : `【如主文含给付金钱义务，保留本段：${text}】`,
      origin: money === "yes" ? "template" : "choice",
      rule: ["DR-25", "给付金钱的判决须告知迟延履行的后果（民诉法264）"],
    }),
  ];
}
