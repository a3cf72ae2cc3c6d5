import { computeInterest, type LoanComputation } from "../../engine/reasoning/interest.ts";
import type { LendingParameters, LoanTerms } from "../../engine/reasoning/loan-terms.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import { type AmountOrGap, amountOf } from "./amount.ts";
import type { LoanFile } from "./loan-file.ts";
import { renewedAmount } from "./renewed-amount.ts";
import type { Facts } from "./schema.ts";

interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Dated numbers of the lending rules out of the facts. */
export function lendingParameters(facts: Facts): LendingParameters {
  const series = (id: string) => facts.parameters[id] ?? [];
  return {
    lpr: series("lpr-1y"),
    capMultiple: series("private-lending-cap-multiple"),
    protectedRate: series("private-lending-protected-rate"),
    voidRate: series("private-lending-void-rate"),
    formerLateRate: series("private-lending-default-late-rate"),
  };
}

/** Ids of raised defences and words heard, on which alternatives depend. */
export interface Disputed {
  readonly defences: ReadonlySet<string>;
  /** True when somebody says what payments were for. */
  readonly paymentsDisputed: boolean;
}

/**
 * Computations of a private loan on every assumption the file gives ground for (A01 #1–#8, AD-08, AD-09): the sum received
 * or the sum on the paper, the agreed rate or none, payments in the statutory order or otherwise, a renewed note. None is
 * preferred: which facts hold is for the bench.
 */
export function loanAmounts(loan: LoanFile, facts: Facts, disputed: Disputed): AmountOrGap[] {
  const parameters = lendingParameters(facts);
  const compute = (id: string, name: Both, terms: LoanTerms, assumptions: readonly Both[]): AmountOrGap => {
    const result = computeInterest(terms, parameters);
    if (result.kind === "unknown") return { kind: "gap", id, note: result.note };
    return {
      kind: "amount",
      value: amountOf(id, name, { terms, result, assumptions: [...assumptions, ...timeNotes(terms, result)] }),
    };
  };
  const base = termsOf(loan);
  const first = compute(loan.assumedDelivery ? "as-agreed-sum" : "as-received", nameOf(loan), base, [
    ...deliveryNotes(loan),
    interestNote(base),
  ]);
  return [
    first,
    ...alternatives(loan, base, disputed).map(({ id, name, terms, assumptions }) =>
      compute(id, name, terms, assumptions),
    ),
    ...(loan.renewed ? [renewedAmount(loan, loan.renewed, base, parameters)] : []),
  ];
}

function termsOf(loan: LoanFile): LoanTerms {
  const { deliveries, due, formedOn, filedOn, betweenNaturalPersons, agreed, lateAgreed, payments, to, feesFen } = loan;
  const interest = agreed.kind === "unclear" && betweenNaturalPersons ? { kind: "none" as const } : agreed;
  return {
    deliveries,
    due,
    formedOn,
    filedOn,
    betweenNaturalPersons,
    interest,
    lateInterest: lateAgreed,
    payments,
    to,
    feesFen,
  };
}

interface Alternative {
  readonly id: string;
  readonly name: Both;
  readonly terms: LoanTerms;
  readonly assumptions: readonly Both[];
}

function alternatives(loan: LoanFile, base: LoanTerms, disputed: Disputed): Alternative[] {
  return [
    ...asStated(loan, base),
    ...withoutInterest(base, disputed),
    ...paymentsOtherwise(loan, base, disputed),
    ...floating(base),
  ];
}

/** The paper names another sum than the vouchers show, or papers disagree on it. */
function asStated(loan: LoanFile, base: LoanTerms): Alternative[] {
  const received = loan.deliveries.reduce((sum, { statedFen }) => sum + statedFen, 0);
  const [first] = loan.deliveries;
  return loan.statedFen.flatMap((fen): Alternative[] => {
    if (!first || fen <= received) return [];
    const deliveries = [...loan.deliveries, { day: first.day, statedFen: fen - received }];
    return [
      {
        id: `as-stated-${fen}`,
        name: {
          zh: `若认定借条或者合同载明的${formatYuan(fen)}已全部交付`,
          en: `If the whole ${formatYuan(fen)} on the paper is found to have been delivered`,
        },
        terms: { ...base, deliveries },
        assumptions: [
          {
            zh: `差额${formatYuan(fen - received)}须认定以现金等方式交付；预先扣除的利息不得计入本金。`,
            en: `The difference must be found delivered, for example in cash; interest kept back is no principal.`,
          },
          interestNote(base),
        ],
      },
    ];
  });
}

function withoutInterest(base: LoanTerms, { defences }: Disputed): Alternative[] {
  if (base.interest.kind !== "rate" || !defences.has("no-interest-agreed")) return [];
  return [
    {
      id: "no-interest",
      name: { zh: "若认定没有约定利息或者约定不明", en: "If no interest, or none clear, is found agreed" },
      terms: { ...base, interest: { kind: "none" } },
      assumptions: [
        {
          zh: "借期内不计利息；逾期按未约定利率的规定计算。",
          en: "No interest in the term; late interest by the rule for none agreed.",
        },
      ],
    },
  ];
}

function paymentsOtherwise(loan: LoanFile, base: LoanTerms, { paymentsDisputed }: Disputed): Alternative[] {
  if (loan.payments.length === 0 || !paymentsDisputed) return [];
  const forms = [
    ["principal", "若认定还款系偿还本金", "If payments are found to be of principal"],
    ["interest", "若认定还款系支付利息", "If payments are found to be of interest"],
  ] as const;
  return forms.map(([as, zh, en]) => ({
    id: `payments-as-${as}`,
    name: { zh, en },
    terms: { ...base, payments: loan.payments.map((payment) => ({ ...payment, as })) },
    assumptions: [
      {
        zh: "以双方对还款用途有约定或者给付时有指定为前提。",
        en: "Presupposes an agreement or a designation on payment.",
      },
      interestNote(base),
    ],
  }));
}

/** 参照当时一年期报价利率: that of the day of default, or of each day. */
function floating(base: LoanTerms): Alternative[] {
  if (base.interest.kind !== "none" || base.lateInterest.kind !== "none" || base.due === null || base.due >= base.to)
    return [];
  return [
    {
      id: "late-floating",
      name: { zh: "若逾期利息按各期报价利率分段计算", en: "If late interest follows each day's published rate" },
      terms: { ...base, lateReference: "floating" },
      assumptions: [
        {
          zh: "没有约定利率；按逾期期间各日的一年期贷款市场报价利率分段。",
          en: "No rate agreed; the published one-year rate of each day.",
        },
      ],
    },
  ];
}

function nameOf(loan: LoanFile): Both {
  return loan.assumedDelivery
    ? { zh: "若认定约定的借款已全部交付", en: "If the agreed sum is found delivered" }
    : { zh: "若以凭证显示的实际交付金额为本金", en: "If the sum the vouchers show is the principal" };
}

function deliveryNotes(loan: LoanFile): Both[] {
  if (loan.assumedDelivery) {
    return [
      {
        zh: "卷内未见交付凭证，按约定本金计算，交付须另行认定。",
        en: "No voucher of delivery is in the file; counted on the agreed sum, delivery to be found.",
      },
    ];
  }
  return [
    {
      zh: "本金以实际出借的金额为准，预扣的利息不计入。",
      en: "Principal is what was really lent; interest kept back is left out.",
    },
  ];
}

function interestNote(terms: LoanTerms): Both {
  if (terms.interest.kind === "rate")
    return { zh: "按约定利率计息，超过上限的部分不计。", en: "At the agreed rate, not above the ceiling." };
  return {
    zh: "卷内未见明确的利率约定，借期内不计利息。",
    en: "No clear rate is in the file; no interest in the term.",
  };
}

function timeNotes(terms: LoanTerms, result: LoanComputation): Both[] {
  const notes: Both[] = [];
  if (result.ceilings.some(({ regime }) => regime === "former") && result.ceilings.length > 1) {
    notes.push({
      zh: "新旧标准分段，以当事人请求适用当时的司法解释为前提（民间借贷规定31）。",
      en: "Split by the old and new rules, provided a party asks for the former interpretation (民间借贷规定 31).",
    });
  }
  if (terms.due === null)
    notes.push({
      zh: "卷内未见还款期限，没有计算逾期利息；催告并经过合理期限后另计。",
      en: "No due date is in the file, so no late interest; it runs after demand and a reasonable time.",
    });
  return notes;
}
