const GROUPS = [
  "court",
  "caseNumber",
  "cause",
  "procedure",
  "filingDate",
  "hearingDate",
  "amount",
  "judge",
  "clerk",
  "feePaid",
  "preservation",
  "plaintiffs",
  "defendants",
  "thirdParties",
  "claims",
  "defence",
  "loan",
  "guarantors",
  "contract",
  "accident",
  "employment",
  "marriage",
];

const PARTS = [
  "name",
  "sex",
  "birth",
  "ethnicity",
  "idNumber",
  "creditCode",
  "address",
  "phone",
  "legalRepresentative",
  "agents",
  "firm",
  "authority",
  "text",
  "amount",
  "on",
  "interest",
  "principal",
  "signedOn",
  "deliveredOn",
  "dueOn",
  "base",
  "rate",
  "from",
  "to",
  "method",
  "deliveries",
  "repayments",
];

/** Order of fields on the case form (docs/case-schema.md): by group, then number, then part. */
export function byFieldOrder(one: string, other: string): number {
  const [a, b] = [one.split("."), other.split(".")];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = rankOf(a[at], at) - rankOf(b[at], at);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rankOf(part: string | undefined, at: number): number {
  if (part === undefined) return -1;
  if (/^\d+$/u.test(part)) return Number(part);
  const place = (at === 0 ? GROUPS : PARTS).indexOf(part);
  return place < 0 ? PARTS.length : place;
}
