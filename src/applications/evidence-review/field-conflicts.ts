import { isDoubtful } from "../../engine/evidence/paper.ts";
import { formatRate } from "../../engine/reasoning/computation-step.ts";
import { formatYuan } from "../../engine/text/amounts.ts";
import type { CaseField } from "../../vocabulary/case-record.ts";
import type { Passage } from "../../vocabulary/page.ts";
import type { Contradiction } from "./contradiction.ts";
import type { Facts, Topic } from "./schema.ts";

const NAMES: readonly (readonly [RegExp, { zh: string; en: string }])[] = [
  [/^loan\.principal$/, { zh: "约定本金", en: "principal agreed" }],
  [/^loan\.signedOn$/, { zh: "签订日期", en: "day of signing" }],
  [/^loan\.deliveredOn$/, { zh: "交付日期", en: "day of delivery" }],
  [/^loan\.dueOn$/, { zh: "还款日期", en: "due date" }],
  [/^loan\.rate$/, { zh: "约定利率", en: "rate agreed" }],
  [/^loan\.method$/, { zh: "交付方式", en: "way of delivery" }],
  [/^(?:plaintiffs|defendants|thirdParties)\.\d+\.name$/, { zh: "当事人姓名或名称", en: "name of a party" }],
  [/\.idNumber$/, { zh: "身份号码", en: "identity number" }],
  [/\.creditCode$/, { zh: "统一社会信用代码", en: "credit code" }],
  [/\.birth$/, { zh: "出生日期", en: "day of birth" }],
];
/** Addresses, telephones and the court's own data differ for many reasons and are no contradiction of evidence. */
const OF_EVIDENCE =
  /^(?:loan|contract|accident|employment|marriage)\.|^(?:plaintiffs|defendants|thirdParties)\.\d+\.(?:name|idNumber|creditCode|birth)$|^guarantors\./;

/** Fields for which papers give different values, and what was delivered against what the paper says was lent. */
export function fieldConflicts(facts: Facts): Contradiction[] {
  return [
    ...facts.fields.filter(({ name }) => OF_EVIDENCE.test(name)).flatMap((field) => conflictOf(field, facts)),
    ...delivered(facts),
  ];
}

function conflictOf(field: CaseField, facts: Facts): Contradiction[] {
  const topic = NAMES.find(([pattern]) => pattern.test(field.name))?.[1] ?? { zh: field.name, en: field.name };
  const own = field.passages[0];
  const others = field.conflicts.flatMap(({ value, passages }) =>
    passages[0] ? [{ value, passage: passages[0] }] : [],
  );
  if (
    !own ||
    others.length === 0 ||
    (field.name.endsWith(".name") && others.every(({ passage }) => isUnsure(passage, facts)))
  )
    return [];
  const statements = [{ value: field.value, passage: own }, ...others].map(({ value, passage }) => ({
    says: shown(field.name, value),
    title: titleAt(passage, facts),
    passage,
  }));
  const said = statements.map(({ says, title }) => `《${title}》为${says}`).join("，");
  return [
    {
      id: `field:${field.name}`,
      rule: "EV-60",
      about: topicOf(field.name),
      subject: "",
      topic: { zh: `${topic.zh}不一致`, en: `Papers differ on the ${topic.en}` },
      message: {
        zh: `${topic.zh}：${said}。以哪一份为准须由人核定。`,
        en: `Papers differ on the ${topic.en}: ${statements.map(({ says }) => says).join(" / ")}.`,
      },
      statements,
      confidence: 0.85,
    },
  ];
}

/** A name that differs on a line of unsure recognition says nothing of the paper. */
function isUnsure(passage: Passage, facts: Facts): boolean {
  const pages = facts.papers.flatMap((paper) => paper.pages);
  const page = pages.find(({ original, number }) => original === passage.original && number === passage.page);
  return page !== undefined && isDoubtful(page, passage.start);
}

function delivered(facts: Facts): Contradiction[] {
  const principal = facts.fields.find(({ name }) => name === "loan.principal");
  const sums = facts.fields.filter(({ name }) => /^loan\.deliveries\.\d+\.amount$/.test(name));
  const total = sums.reduce((sum, { value }) => sum + Number(value), 0);
  const [own, slip] = [principal?.passages[0], sums.flatMap(({ passages }) => passages)[0]];
  if (
    !principal ||
    sums.length === 0 ||
    !own ||
    !slip ||
    !Number.isSafeInteger(total) ||
    total === Number(principal.value)
  )
    return [];
  const [stated, paid] = [shown("loan.principal", principal.value), formatYuan(total)];
  const isLess = total < Number(principal.value);
  return [
    {
      id: "delivered",
      rule: "EV-60",
      about: "amount",
      subject: "",
      topic: { zh: "交付金额与约定本金不一致", en: "Sum delivered differs from the principal agreed" },
      message: {
        zh: `约定本金${stated}，卷内凭证显示交付${paid}${isLess ? "；差额是预扣利息、现金交付还是未交付，由主张交付的一方证明" : "；多出部分的性质须查明"}。`,
        en: `The paper says ${stated}, the vouchers show ${paid}; ${isLess ? "whether the rest was kept back as interest, paid in cash or never paid must be shown" : "what the surplus is must be established"}.`,
      },
      statements: [
        { says: stated, title: titleAt(own, facts), passage: own },
        { says: paid, title: titleAt(slip, facts), passage: slip },
      ],
      confidence: 0.85,
    },
  ];
}

const TOPICS: readonly (readonly [RegExp, Topic])[] = [
  [/(?:On|\.on|\.from|\.to)$/, "date"],
  [/(?:principal|amount|price|rate)$/, "amount"],
  [/\.name$/, "name"],
  [/\.(?:idNumber|creditCode)$/, "id-number"],
  [/\.birth$/, "birth"],
];

function topicOf(field: string): Topic {
  return TOPICS.find(([pattern]) => pattern.test(field))?.[1] ?? "other";
}

function shown(name: string, value: string): string {
  const number = Number(value);
  if (/\.(?:principal|amount)$/.test(name) && Number.isSafeInteger(number)) return formatYuan(number);
  return name.endsWith(".rate") && Number.isSafeInteger(number) ? `年利率${formatRate(number)}` : value;
}

function titleAt(passage: Passage, facts: Facts): string {
  const isHere = ({ original, number }: { original: string; number: number }): boolean =>
    original === passage.original && number === passage.page;
  return facts.papers.find(({ pages }) => pages.some(isHere))?.title ?? "未编目材料";
}
