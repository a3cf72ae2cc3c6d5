import type { GuidanceRow, GuidanceSheet, GuidedElement } from "../../vocabulary/evidence-guidance.ts";

const NAMES = {
  plaintiff: { zh: "原告", en: "plaintiff" },
  defendant: { zh: "被告", en: "defendant" },
  prosecution: { zh: "公诉机关", en: "prosecution" },
} as const;

const STANDINGS = {
  gap: { zh: "案卷里还没有看到这方面的材料。", en: "Nothing on this is in the file yet." },
  contested: {
    zh: "案卷里有这方面的材料，但对方有不同意见，可以补充能够相互印证的材料。",
    en: "There are papers on this, but the other side disagrees; papers that bear them out may be added.",
  },
} as const;

/**
 * A sheet for every party that still has to prove something (举证指引, EV-10, EV-30): its own burden only, with what
 * usually proves it, until when, and what the law says where nothing is proved. What the other side proves, says or holds
 * is left out, and no word is said of the outcome (handbook T §1.5).
 */
export function guidanceSheets(elements: readonly GuidedElement[]): GuidanceSheet[] {
  return (["plaintiff", "defendant", "prosecution"] as const).flatMap((side): GuidanceSheet[] => {
    const rows = elements.flatMap((element) => {
      const isOwn = element.burden === side || (element.burden === "shared" && side !== "prosecution");
      return isOwn ? rowOf(element) : [];
    });
    return rows.length === 0 ? [] : [{ side, name: NAMES[side], rows }];
  });
}

function rowOf({ id, fact, status, proofs, hint, noProof, by }: GuidedElement): GuidanceRow[] {
  if (status !== "gap" && status !== "contested") return [];
  const missing = proofs.filter(({ inFile }) => !inFile).map(({ name }) => name);
  return [{ element: id, fact, standing: STANDINGS[status], proofs: missing, hint, by, noProof }];
}
