import { formatYuan } from "../../engine/text/amounts.ts";
import { findImpossibleDates } from "../../engine/text/dates.ts";
import { checkCitizenNumber, checkCreditCode } from "../../engine/text/identity-numbers.ts";
import type { FieldProposal } from "../../vocabulary/proposals.ts";
import type { Settled } from "./settle.ts";

type Note = FieldProposal["warnings"][number];

/** What a clerk should look at in a settled field; a failed check warns and never refuses (ID-03). */
export function warningsFor(field: Settled, fields: ReadonlyMap<string, Settled>): Note[] {
  return [
    ...numberNotes(field),
    ...bearerNotes(field, fields),
    ...spellingNotes(field),
    ...deliveryNotes(field, fields),
    ...orderNotes(field, fields),
    ...impossibleDays(field),
    ...authorityNotes(field),
    ...sumNotes(field),
  ];
}

function numberNotes({ name, value }: Settled): Note[] {
  if (name.endsWith(".idNumber") && !checkCitizenNumber(value).valid)
    return [
      {
        rule: "ID-01",
        zh: "身份号码校验码不符，可能是识别有误或原件有误，请核对原件。",
        en: "The check digit of the citizen number fails: misread or wrong in the paper. Compare the original.",
      },
    ];
  if (name.endsWith(".creditCode") && !checkCreditCode(value).valid)
    return [
      {
        rule: "ID-02",
        zh: "统一社会信用代码校验码不符，请核对原件。",
        en: "The check character of the credit code fails. Compare the original.",
      },
    ];
  return [];
}

/** Sex and day of birth against the citizen number (ID-01, DR-06). */
function bearerNotes({ name, value }: Settled, fields: ReadonlyMap<string, Settled>): Note[] {
  const part = /^(?<who>.+)\.(?<part>sex|birth)$/u.exec(name)?.groups;
  if (!part) return [];
  const number = fields.get(`${part.who}.idNumber`)?.value;
  const check = number === undefined ? undefined : checkCitizenNumber(number);
  const told = part.part === "sex" ? check?.sex : check?.birth;
  if (told === undefined || told === value) return [];
  return [
    {
      rule: "DR-06",
      zh: `与身份号码所示“${told}”不一致，请核对。`,
      en: `The citizen number says ${told}. Please check.`,
    },
  ];
}

/** Figures and capitals of one paper that differ: neither is preferred in silence (MN-04). */
function spellingNotes({ name, value, readings, conflicts }: Settled): Note[] {
  if (name !== "loan.principal") return [];
  const places = new Set(
    readings.flatMap(({ passages }) => passages.map(({ original, page }) => `${original}#${page}`)),
  );
  const other = conflicts.find(({ passages }) =>
    passages.some(({ original, page }) => places.has(`${original}#${page}`)),
  );
  const samePaper = other ?? twoInOnePaper(conflicts);
  if (!samePaper) return [];
  const [one, two] = [formatYuan(Number(value)), formatYuan(Number(samePaper.value))];
  return [
    {
      rule: "MN-04",
      zh: `同一材料大小写金额不一致（${one}与${two}），由法官认定，不作取舍。`,
      en: `Figures and capitals of one paper differ (${one}, ${two}): for the judge to settle.`,
    },
  ];
}

function twoInOnePaper(conflicts: Settled["conflicts"]): Settled["conflicts"][number] | undefined {
  return conflicts.find((one, at) =>
    conflicts
      .slice(at + 1)
      .some(
        (two) =>
          one.passages[0]?.original === two.passages[0]?.original && one.passages[0]?.page === two.passages[0]?.page,
      ),
  );
}

/** Vouchers that add up to less than the sum agreed: the sum received is the principal (民法典 670, handbook T A01). */
function deliveryNotes({ name, value }: Settled, fields: ReadonlyMap<string, Settled>): Note[] {
  if (name !== "loan.principal") return [];
  const sums = [...fields.values()].filter((field) => /^loan\.deliveries\.\d+\.amount$/u.test(field.name));
  const delivered = sums.reduce((sum, field) => sum + Number(field.value), 0);
  if (sums.length === 0 || delivered >= Number(value)) return [];
  const [paid, agreed] = [formatYuan(delivered), formatYuan(Number(value))];
  return [
    {
      rule: "A01",
      zh: `凭证所示交付${paid}，少于约定的${agreed}，请核对实际交付。`,
      en: `Vouchers show ${paid} delivered, less than the ${agreed} agreed. Check what was delivered.`,
    },
  ];
}

const ORDER = ["loan.signedOn", "loan.dueOn", "filingDate", "hearingDate"];

/** Days in an order that cannot be (DR-12); a due day after filing is possible, so it is compared with its own start only. */
function orderNotes({ name, value }: Settled, fields: ReadonlyMap<string, Settled>): Note[] {
  const at = ORDER.indexOf(name);
  const later = ORDER.slice(at + 1).filter((other) => !(name === "loan.dueOn" && other !== name));
  const wrong =
    at < 0
      ? undefined
      : later.map((other) => fields.get(other)).find((other) => other !== undefined && other.value < value);
  if (!wrong) return [];
  return [
    {
      rule: "DR-12",
      zh: `${value}晚于其后发生的${wrong.value}（${wrong.name}），请核对日期。`,
      en: `${value} is later than ${wrong.value} (${wrong.name}), which should follow it. Check the dates.`,
    },
  ];
}

const DAYS = /^(?:loan\.(?:signedOn|dueOn|deliveredOn)|filingDate|hearingDate|contract\.signedOn)$/u;

function impossibleDays({ name, readings }: Settled): Note[] {
  if (!DAYS.test(name)) return [];
  const found = readings.flatMap(({ paper }) => findImpossibleDates(paper.flat.text))[0];
  return found
    ? [
        {
          rule: "DR-12",
          zh: `同一材料写有不存在的日期“${found.text}”，请核对。`,
          en: `The same paper has a date that does not exist: ${found.text}. Please check.`,
        },
      ]
    : [];
}

function authorityNotes({ name, readings }: Settled): Note[] {
  if (!name.endsWith(".authority")) return [];
  const isAll = readings.some(({ passages }) => passages.some(({ quote }) => quote.includes("全权")));
  return isAll
    ? [
        {
          rule: "SH-03",
          zh: "委托书仅写“全权代理”而无具体授权，不具有特别授权。",
          en: "全权代理 alone gives no special authority.",
        },
      ]
    : [];
}

function sumNotes({ name, readings }: Settled): Note[] {
  if (!/^claims\.\d+\.amount$/u.test(name) || !readings.some(({ certainty }) => certainty <= 0.6)) return [];
  return [
    {
      rule: "BF-06",
      zh: "该项金额为约数，请以当事人明确后的数额为准。",
      en: "The sum is given as about; ask the party for the exact one.",
    },
  ];
}
