import { AdviceFrame } from "../advice/advice-frame.tsx";
import { useWords } from "../i18n/use-words.ts";
import { EvidenceByHand } from "./evidence-by-hand.tsx";
import { LawSearch } from "./law-search.tsx";
import { LikeCaseSearch } from "./like-case-search.tsx";

/** The evidence of the case: what the reviewer found, and a table that works without it. */
export function EvidenceTab() {
  return (
    <div className="xz-pane">
      <AdviceFrame applicationId="evidence-review" />
      <EvidenceByHand />
    </div>
  );
}

/** The law of the case: what is pushed, and a search by hand. */
export function LawTab() {
  return (
    <div className="xz-pane">
      <AdviceFrame applicationId="statute-push" />
      <LawSearch />
    </div>
  );
}

/** Cases like this one. Without assistance the dossier and the case library can still be searched. */
export function SimilarTab() {
  const { t } = useWords();
  return (
    <div className="xz-pane">
      <AdviceFrame applicationId="similar-cases" />
      <p className="xz-quiet">{t("similar.byHand")}</p>
      <LikeCaseSearch />
    </div>
  );
}

/** Facts to be proved, defences, computations and open points, as advice beside the judge's own work. */
export function AnalysisTab() {
  return (
    <div className="xz-pane">
      <AdviceFrame applicationId="adjudication-support" />
    </div>
  );
}
