import type { Editor } from "@tiptap/core";
import { Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import type { AdviceView, DraftView } from "../../vocabulary/protocol.ts";
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
  const noReview = useDeclined("document-review");
  const { proposals } = useOpenProposals(editor);
  const review = useAdvice(caseView.id, "document-review", !noReview);
  const advice = noReview ? undefined : review.advice;
  useShownMarks(editor, advice);
  const parts: readonly Part[] = noReview ? ["proposals", "versions"] : ["proposals", "review", "versions"];
  const [chosen, setPart] = useState<Part>("proposals");
  const part = parts.includes(chosen) ? chosen : "proposals";
  const counts = { proposals: proposals.length, review: advice?.findings.length ?? 0, versions: saving.version };
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
      {part === "proposals" && <Proposals editor={editor} draft={draft} />}
      {part === "review" && <ReviewPanel editor={editor} saving={saving} review={review} />}
      {part === "versions" && <VersionsPanel editor={editor} saving={saving} />}
    </aside>
  );
}

function Proposals({ editor, draft }: Pick<SideProps, "editor" | "draft">) {
  const declined = useDeclined("document-drafting");
  return declined ? <ProposalsAside editor={editor} /> : <ProposalCard editor={editor} records={draft.proposals} />;
}

/** Underlines the marks of new advice; decisions on them only take marks away, so that the others stay where they moved to. */
function useShownMarks(editor: Editor, advice: AdviceView | null | undefined): void {
  const latest = useRef(advice);
  latest.current = advice;
  const id = advice?.id;
  useEffect(() => {
    const findings = id === undefined ? [] : (latest.current?.findings ?? []);
    const open = marksOf(findings).filter(({ finding }) => findings[finding]?.outcome === null);
    editor.view.dispatch(showMarks(editor.state, placeMarks(editor.state.doc, open)));
  }, [editor, id]);
}
