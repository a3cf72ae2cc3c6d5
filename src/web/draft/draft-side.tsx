import type { Editor } from "@tiptap/core";
import { Segmented } from "antd";
import { useEffect, useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { useAdvice, useDeclined } from "../advice/use-advice.ts";
import { useWords } from "../i18n/use-words.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { ProposalCard, ProposalsAside } from "./proposal-card.tsx";
import { marksOf, placeMarks, showMarks } from "./review-marks.ts";
import { ReviewPanel } from "./review-panel.tsx";
import type { DraftSaving } from "./use-draft-saving.ts";
import { useOpenProposals } from "./use-open-proposals.ts";
import { VersionsPanel } from "./versions-panel.tsx";

type Part = "proposals" | "review" | "versions";

interface SideProps {
  readonly editor: Editor;
  readonly draft: DraftView;
  readonly saving: DraftSaving;
}

/** Beside the text: proposals to decide on, the reviewer's marks, versions. Advice is gone when the person has left it (UX 5). */
export function DraftSide({ editor, draft, saving }: SideProps) {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const noDrafting = useDeclined("document-drafting");
  const noReview = useDeclined("document-review");
  const { proposals } = useOpenProposals(editor);
  const review = useAdvice(caseView.id, "document-review", !noReview);
  const findings = noReview ? undefined : review.advice?.findings;
  useEffect(() => {
    const placed = placeMarks(
      editor.state.doc,
      marksOf(findings ?? []).filter(({ finding }) => findings?.[finding]?.outcome === null),
    );
    editor.view.dispatch(showMarks(editor.state, placed));
  }, [editor, findings]);
  const parts: readonly Part[] = noReview ? ["proposals", "versions"] : ["proposals", "review", "versions"];
  const [chosen, setPart] = useState<Part>("proposals");
  const part = parts.includes(chosen) ? chosen : "proposals";
  const counts = { proposals: proposals.length, review: findings?.length ?? 0, versions: saving.version };
  return (
    <aside className="xz-draft-side" aria-label={t("draft.side")}>
      <Segmented<Part>
        block
        size="small"
        aria-label={t("draft.side")}
        value={part}
        onChange={setPart}
        options={parts.map((one) => ({ value: one, label: t(`draft.side.${one}`, { count: counts[one] }) }))}
      />
      {part === "proposals" && noDrafting && <ProposalsAside editor={editor} />}
      {part === "proposals" && !noDrafting && <ProposalCard editor={editor} records={draft.proposals} />}
      {part === "review" && <ReviewPanel editor={editor} saving={saving} review={review} />}
      {part === "versions" && <VersionsPanel editor={editor} saving={saving} />}
    </aside>
  );
}
