import type { DecidedCase } from "../../vocabulary/decided-case.ts";

/** The court that asks, with the courts above it as far as the directory knows them. */
export interface CourtLine {
  readonly own: string;
  readonly above: string | undefined;
  readonly high: string | undefined;
}

/** Place of a court in the order of the rules: 1–4 as SC-03 says, 5 for courts outside its scope (background only). */
export type Authority = 1 | 2 | 3 | 4 | 5;

/** The courts above a court, by the court of appeal of each (SC-03). */
export function courtLine(own: string, appealCourt: (court: string) => string | undefined): CourtLine {
  const above = appealCourt(own);
  const high = own.endsWith("高级人民法院")
    ? own
    : above?.endsWith("高级人民法院")
      ? above
      : above && appealCourt(above);
  return { own, above, high: high?.endsWith("高级人民法院") ? high : undefined };
}

/**
 * Authority of a decided case for a court (SC-03): guiding cases, the Supreme People's Court, the own high court, the
 * court above and the own court; other courts are background (handbook T §3.6, case 7).
 */
export function authorityFor(
  { tier, court, courtLevel }: Pick<DecidedCase, "tier" | "court" | "courtLevel">,
  line: CourtLine | undefined,
): Authority {
  if (tier === 1) return 1;
  if (courtLevel === "supreme" || tier === 2) return 2;
  if (line === undefined) return tier === 3 ? 3 : 4;
  if (court !== "" && court === line.high) return 3;
  return court !== "" && (court === line.own || court === line.above) ? 4 : 5;
}
