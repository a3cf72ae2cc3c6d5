import type { CaseField } from "../../vocabulary/case-record.ts";
import type { Passage } from "../../vocabulary/page.ts";
import { isPersonName } from "../text/party-labels.ts";

/** Side on which a person speaks in the papers (立场); "paper" is a paper that speaks for itself. */
export type Voice = "plaintiff" | "defendant" | "third" | "court" | "witness" | "paper";

/** A party of the case (当事人) as the case fields name it. */
export interface CaseParty {
  readonly name: string;
  readonly voice: "plaintiff" | "defendant" | "third";
  /** Number on its side, from 1. */
  readonly number: number;
  readonly idNumber: string | undefined;
  readonly isOrganisation: boolean;
  readonly passage: Passage | undefined;
}

const SIDES = [
  ["plaintiffs", "plaintiff"],
  ["defendants", "defendant"],
  ["thirdParties", "third"],
] as const;

/** Parties of the case fields (docs/case-schema.md), plaintiffs first. */
export function casePartiesOf(fields: readonly CaseField[]): CaseParty[] {
  const valueOf = (name: string): string | undefined => fields.find((field) => field.name === name)?.value;
  return SIDES.flatMap(([side, voice]) =>
    fields.flatMap((field): CaseParty[] => {
      const match = new RegExp(`^${side}\\.(\\d+)\\.name$`).exec(field.name);
      if (!match || field.value === "") return [];
      const at = `${side}.${match[1]}`;
      const isOrganisation =
        valueOf(`${at}.creditCode`) !== undefined ||
        (/(?:公司|厂|店|行|社|中心|院|局|所)$/.test(field.value) && !isPersonName(field.value));
      return [
        {
          name: field.value,
          voice,
          number: Number(match[1]),
          idNumber: valueOf(`${at}.idNumber`),
          isOrganisation,
          passage: field.passages[0],
        },
      ];
    }),
  );
}
