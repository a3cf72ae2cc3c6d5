import { findAmounts } from "../../engine/text/amounts.ts";
import { claimSection, type Placed, readClaim } from "../../engine/text/claims.ts";
import { withoutBreaks } from "../../engine/text/joined-pages.ts";
import { numberedItems } from "../../engine/text/numbered-items.ts";
import type { OwnPapers } from "./own-papers.ts";
import { sentenceItems } from "./points.ts";
import type { Facts } from "./schema.ts";
import { type Reading, readFlat, type SourcePaper } from "./source-paper.ts";

/**
 * The claims (诉讼请求) word by word with their sums, and the amount in dispute (BF-06). An application to change claims
 * speaks last; what the complaint said before stays as a conflict for a person to see (8.6 nos. 5, 13).
 */
export function claimReadings({ papers }: OwnPapers, { rules }: Facts): Reading[] {
  const amended = papers
    .filter(({ kind }) => rules.amendments.includes(kind))
    .flatMap((paper) => claimsOf(paper, 0.93));
  const original = papers
    .filter(({ kind }) => rules.complaints.includes(kind))
    .flatMap((paper) => claimsOf(paper, 0.92));
  const stated = papers.filter(({ kind }) => kind === "fee-notice").flatMap(statedAmount);
  return [...amended, ...original, ...stated];
}

function claimsOf(paper: SourcePaper, certainty: number): Reading[] {
  const { text } = paper.lines;
  const section = claimSection(text);
  if (!section) return [];
  const numbered = numberedItems(text, section.start, section.end);
  const items = numbered.length > 0 ? numbered : sentenceItems(text, section.start, section.end);
  const read = items.flatMap((item) => oneClaim(paper, item, certainty));
  const counted = read.flatMap(({ sum }) => sum ?? []);
  const total = counted.reduce((all, { fen }) => all + fen, 0);
  const passages = counted.flatMap(({ reading }) => reading.passages);
  // BF-06: the amount in dispute is the sum of the claims for money; costs of the suit are no part of it.
  const amount: Reading[] =
    total > 0 ? [{ field: "amount", value: String(total), passages, paper, certainty: 0.85 }] : [];
  return [...read.flatMap(({ readings }) => readings), ...amount];
}

interface ClaimRead {
  readonly readings: readonly Reading[];
  readonly sum: { readonly fen: number; readonly reading: Reading } | undefined;
}

function oneClaim(
  paper: SourcePaper,
  item: { number: number; start: number; end: number },
  certainty: number,
): ClaimRead[] {
  const view = withoutBreaks(paper.lines, item.start, item.end);
  const words = view.text.replace(/[。；;，,、.]+$/u, "");
  if (words.length < 4) return [];
  const claim = readClaim(words);
  const field = `claims.${item.number}`;
  const place = (name: string, placed: Placed<string | number> | undefined): Reading[] =>
    placed === undefined
      ? []
      : [
          {
            field: `${field}.${name}`,
            value: String(placed.value),
            passages: view.passages(placed.start, placed.end),
            paper,
            certainty: claim.isAbout ? 0.6 : certainty,
          },
        ];
  const amount = place("amount", claim.amount);
  const [sum] = amount;
  return [
    {
      readings: [
        { field: `${field}.text`, value: words, passages: view.passages(0, words.length), paper, certainty },
        ...amount,
        ...place("interest.base", claim.base),
        ...place("interest.rate", claim.rate),
        ...place("interest.from", claim.from),
        ...place("interest.to", claim.to),
      ],
      sum:
        sum && claim.amount && !claim.isCosts && !claim.isRepeated
          ? { fen: claim.amount.value, reading: sum }
          : undefined,
    },
  ];
}

/** The amount in dispute as the court's notice of fees states it. */
function statedAmount(paper: SourcePaper): Reading[] {
  const { text } = paper.flat;
  const found = findAmounts(text).find(({ start }) =>
    /(?:标的额?|标的金额|争议金额|诉讼请求金额)(?:为|是|：|:|计)?(?:人民币)?$/u.test(
      text.slice(Math.max(0, start - 14), start),
    ),
  );
  return found ? [readFlat(paper, "amount", { ...found, value: String(found.fen) }, 0.9)] : [];
}
