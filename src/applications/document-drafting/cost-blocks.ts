import { caseFee, type Fee, type HalvingReason, halveFee, shareFee } from "../../engine/reasoning/fees.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { Finding } from "../../vocabulary/advice.ts";
import type { TemplateBlock } from "../../vocabulary/document-template.ts";
import { claimsOf, disputedAmount, fenOfField, fieldOf, fieldsOf, namesOf, partiesOf } from "./known-fields.ts";
import type { Facts, Value } from "./schema.ts";
import { fill, phraseOf, write } from "./write-paragraph.ts";

/** The acceptance fee as charged: in full, then halved where the law says so (FE-01, FE-04). */
export interface ChargedFee {
  readonly fullFen: number;
  readonly dueFen: number;
  readonly steps: readonly string[];
}

// Courts commonly charge whole yuan: what the receipt shows is what was charged when no more than that divides the two.
const ONE_YUAN = 100;

const yuan = (fen: number): string => formatYuan(fen).replace(/元$/u, "");

function halvings(facts: Facts): HalvingReason[] {
  const procedure = fieldOf(facts, "procedure")?.value ?? "";
  const procedures = facts.template?.procedures ?? [];
  const isSummary = /简易|小额/u.test(procedure) || !procedures.includes("ordinary");
  return [
    ...(facts.template?.documentKind === "mediation-paper" ? (["mediated"] as const) : []),
    ...(isSummary ? (["summary-procedure"] as const) : []),
  ];
}

function computed(facts: Facts): { fee: Fee; amount: number | null } | undefined {
  const amount = disputedAmount(facts);
  const fee = facts.feeTable ? caseFee(facts.feeTable, amount) : undefined;
  return fee && { fee, amount };
}

/** Acceptance fee by the table; undefined when the province sets it inside a range (FE-02) or no table fits. */
export function chargedFee(facts: Facts): ChargedFee | undefined {
  const known = computed(facts);
  if (!known || known.fee.leastFen !== known.fee.mostFen) return undefined;
  const half = halveFee(known.fee.leastFen, halvings(facts));
  const paid = fenOfField(facts, "feePaid");
  const asPaid = (fen: number): number => (paid !== undefined && Math.abs(paid - fen) < ONE_YUAN ? paid : fen);
  const steps = [...known.fee.steps, ...(half.step ? [half.step] : [])];
  return {
    fullFen: asPaid(known.fee.leastFen),
    dueFen: asPaid(half.feeFen),
    steps: steps.map(({ what, expression }) => `${what.zh}：${expression}`),
  };
}

/** Who bears the fee when the result is clear (FE-09; 诉费办法 29); undefined where the judge must say. */
function bearer(facts: Facts): string | undefined {
  const claims = claimsOf(facts).filter(({ isCosts }) => !isCosts);
  const rulings = claims.map(({ number }) => facts.rulings.find(({ claim }) => claim === number));
  const results = new Set(rulings.map((ruling) => ruling?.result));
  const [only] = results;
  if (results.size !== 1 || only === undefined || only === "partly") return undefined;
  const [plaintiffs, defendants] = [partiesOf(facts, "plaintiffs"), partiesOf(facts, "defendants")];
  const losers = only === "granted" ? defendants : plaintiffs;
  // Several losers bear by their interest in the suit: that is a decision (诉费办法 29).
  return losers.length === 1 ? `${losers[0]?.role}${namesOf(losers)}` : undefined;
}

/** Shares in proportion to what was lost, a suggestion only (FE-15); undefined while a claim is undecided. */
function suggestion(facts: Facts, dueFen: number): string | undefined {
  const claims = claimsOf(facts).filter(({ amount }) => amount !== null);
  const rulings = claims.map(({ number }) => facts.rulings.find(({ claim }) => claim === number));
  if (claims.length === 0 || rulings.some((ruling) => ruling === undefined)) return undefined;
  const claimed = claims.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const granted = claims.reduce((sum, { amount }, index) => {
    const ruling = rulings[index];
    if (!ruling || ruling.result === "dismissed") return sum;
    return sum + Math.min(amount ?? 0, ruling.amount ?? (ruling.result === "granted" ? (amount ?? 0) : 0));
  }, 0);
  const share = shareFee(dueFen, claimed, granted);
  return share && `按败诉比例计，原告${formatYuan(share.plaintiffFen)}、被告${formatYuan(share.defendantFen)}`;
}

function openBearer(facts: Facts, dueFen: number | undefined): string {
  const hint = dueFen === undefined ? undefined : suggestion(facts, dueFen);
  if (facts.template?.documentKind === "mediation-paper") return "【按调解协议写明负担】";
  return hint ? `【由法官决定负担；${hint}，可另定】` : "【由法官决定负担】";
}

/** Fee lines with who bears them (诉讼费用的负担, FE-09, FE-10). The bearer stays open until the judge has decided the claims. */
export function fees(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const charged = chargedFee(facts);
  const phrase = phraseOf(block, "acceptance");
  // Where nothing is halved there is no half to state.
  const line = halvings(facts).length > 0 || !charged ? phrase : phrase.replace(/，减半收取计\{half\}元/u, "");
  const text = fill(line, {
    amount: charged ? yuan(charged.fullFen) : openAmount(facts),
    half: charged ? yuan(charged.dueFen) : "【减半后的金额】",
    bearer: bearer(facts) ?? openBearer(facts, charged?.dueFen),
  });
  const acceptance = write(facts, block, {
    text,
    origin: "computation",
    from: fieldsOf(facts, ["amount", "feePaid"]),
    doubts: prepaymentDoubts(facts, charged),
    rule: ["FE-01", ["案件受理费", ...(charged?.steps ?? ["由法院按当地标准确定"])].join("；").slice(0, 400)],
  });
  return [acceptance, ...preservation(facts, block)];
}

function prepaymentDoubts(facts: Facts, charged: ChargedFee | undefined): string[] {
  const paid = fenOfField(facts, "feePaid");
  if (!charged || paid === undefined || [charged.fullFen, charged.dueFen].includes(paid)) return [];
  return [`预交${formatYuan(paid)}与计算不一致，差额应退还或者补交`];
}

function openAmount(facts: Facts): string {
  const known = computed(facts);
  if (!known) return "【案件受理费】";
  return `【按当地标准在${formatYuan(known.fee.leastFen)}至${formatYuan(known.fee.mostFen)}之间确定】`;
}

function preservation(facts: Facts, block: TemplateBlock): Finding<Value>[] {
  const amount = fenOfField(facts, "preservation.amount");
  const phrase = phraseOf(block, "preservation");
  if (amount === undefined || !facts.preservationTable || phrase === "") return [];
  const fee = caseFee(facts.preservationTable, amount);
  if (!fee) return [];
  return [
    write(facts, block, {
      text: fill(phrase, { amount: yuan(fee.leastFen), bearer: bearer(facts) ?? "【由法官决定负担】" }),
      origin: "computation",
      from: fieldsOf(facts, ["preservation.amount"]),
      rule: ["FE-13", fee.steps.map(({ expression }) => expression).join("；")],
    }),
  ];
}
