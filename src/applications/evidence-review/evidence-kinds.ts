import { type Paper, textOf } from "../../engine/evidence/paper.ts";
import type { Facts } from "./schema.ts";
import { EvidenceKind } from "./schema.ts";

/** Kind of evidence of a paper by the rules; what is not named there is documentary evidence (EV-01). */
export function evidenceKindOf(paper: Paper, facts: Facts): EvidenceKind {
  if (isOfParty(paper, facts)) return "party-statement";
  const title = headOf(paper);
  const titled = Object.entries(facts.rules.kindsByTitle).find(([, words]) =>
    words.some((word) => title.includes(word)),
  );
  if (titled) return EvidenceKind.safeParse(titled[0]).data ?? "documentary";
  const named = Object.entries(facts.rules.evidenceKinds).find(([, kinds]) => kinds.includes(paper.kind));
  return EvidenceKind.safeParse(named?.[0]).data ?? "documentary";
}

/** Title and first line, without blanks: where a record says what it is. */
export function headOf({ title, pages }: Paper): string {
  return `${title}\n${pages[0]?.text.slice(0, 50) ?? ""}`.replace(/[ \t　]+/gu, "");
}

/** A statement written for the suit by a party itself is the party's statement, whatever it is called (EV-61). */
export function isOfParty(paper: Paper, facts: Facts): boolean {
  if (paper.kind !== "witness-statement" && paper.kind !== "other-evidence") return false;
  const signer = /(?:说明人|陈述人|书写人|具名人|承诺人)[:：]([\u4e00-\u9fff·（）()]{2,30})/u.exec(
    textOf(paper).replace(/\s+/gu, ""),
  )?.[1];
  const parties = facts.fields.filter(({ name }) => /^(?:plaintiffs|defendants|thirdParties)\.\d+\.name$/.test(name));
  return signer !== undefined && parties.some(({ value }) => value !== "" && signer.startsWith(value));
}
