import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import type { CataloguedDocument } from "../../vocabulary/document.ts";
import { documentKindsQuery } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { useKept } from "../session/kept.ts";
import { inCatalogueOrder } from "../workspace/dossier-order.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";

type Notes = Readonly<Record<string, string>>;

/**
 * The evidence table by hand: every paper of the catalogue that is evidence, with room for the judge's own notes. The notes
 * are the person's own, stay in this tab and go to nobody; they are kept over reload and a new sign-in (UX 6).
 */
export function EvidenceByHand() {
  const { t } = useWords();
  const { documents, caseView } = useWorkspace();
  const { data: kinds = [] } = useQuery(documentKindsQuery);
  const notes = useKept<Notes>(`evidence:${caseView.id}`, {});
  const isEvidence = new Set(kinds.filter((kind) => kind.evidence).map((kind) => kind.id));
  const papers = inCatalogueOrder(documents).filter((document) => isEvidence.has(document.kind));
  return (
    <section aria-labelledby="evidence-title" className="xz-by-hand" data-evidence-by-hand>
      <h2 id="evidence-title">{t("evidence.byHand")}</h2>
      <p className="xz-quiet">{t("evidence.byHand.what")}</p>
      {papers.length === 0 && <p className="xz-empty">{t("evidence.empty")}</p>}
      <ol className="xz-findings">
        {papers.map((paper) => (
          <EvidenceRow
            key={paper.id}
            paper={paper}
            note={notes.value[paper.id] ?? ""}
            onNote={(note) => notes.update((all) => ({ ...all, [paper.id]: note }))}
          />
        ))}
      </ol>
    </section>
  );
}

function EvidenceRow(props: {
  readonly paper: CataloguedDocument;
  readonly note: string;
  readonly onNote: (note: string) => void;
}) {
  const { t } = useWords();
  const { openPage } = useWorkspace();
  const { paper } = props;
  const first = paper.pages[0];
  return (
    <li className="xz-finding">
      <p className="xz-finding-head">
        <button type="button" className="xz-link" lang="zh-CN" onClick={() => first && openPage(first)}>
          {paper.title}
        </button>{" "}
        <span className="xz-quiet">
          {t("dossier.pages", { count: paper.pages.length })} · {paper.day ?? t("dossier.noDay")}
        </span>
      </p>
      <Input.TextArea
        rows={2}
        aria-label={t("evidence.note", { title: paper.title })}
        placeholder={t("evidence.note.hint")}
        value={props.note}
        onChange={(event) => props.onNote(event.target.value)}
      />
    </li>
  );
}
