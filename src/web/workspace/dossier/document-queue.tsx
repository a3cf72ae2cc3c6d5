import { useEffect, useState } from "react";
import type { CataloguedDocument } from "../../../vocabulary/document.ts";
import { useWords } from "../../i18n/use-words.ts";
import { byDoubt } from "../../kit/doubt.ts";
import { DoubtBadge } from "../../kit/doubt-badge.tsx";
import { ReviewCard, type ReviewItem } from "../review-card.tsx";
import { startQueue, withItems } from "../review-queue.ts";
import { useUndo } from "../use-undo.ts";
import { useWorkspace } from "../workspace-context.tsx";
import { DescribeDocument } from "./describe-document.tsx";
import { useDocumentActs } from "./use-document-acts.ts";

/** Documents that wait for a person, most doubtful first. */
export function openDocuments(documents: readonly CataloguedDocument[]): CataloguedDocument[] {
  return byDoubt(documents.filter((one) => one.status === "proposed"));
}

/** Reviews the catalogue document by document, by keyboard (UX 9–11). */
export function DocumentQueue({ kindName }: { readonly kindName: (kind: string) => string }) {
  const { t } = useWords();
  const { caseView, documents, openPage } = useWorkspace();
  const change = useDocumentActs(caseView.id);
  const undo = useUndo(caseView.id);
  const [queue, setQueue] = useState(() => startQueue(openDocuments(documents).map((one) => one.id)));
  useEffect(() => {
    const existing = new Set(documents.map((one) => one.id));
    setQueue((now) =>
      withItems(
        now,
        openDocuments(documents).map((one) => one.id),
        existing,
      ),
    );
  }, [documents]);
  const current = documents.find((one) => one.id === queue.current);
  const item: ReviewItem | undefined = current && {
    id: current.id,
    name: current.title,
    acceptable: true,
    choices: [],
    shown: (
      <p>
        <DoubtBadge item={current} /> {kindName(current.kind)} · {t(`volume.${current.volume}`)} ·{" "}
        {t("dossier.slot", { slot: current.slot })} · {t("dossier.pages", { count: current.pages.length })} ·{" "}
        {current.day ?? t("dossier.noDay")}
      </p>
    ),
  };
  return (
    <ReviewCard
      queue={queue}
      item={item}
      onQueue={setQueue}
      onShow={(id) => {
        const page = documents.find((one) => one.id === id)?.pages[0];
        if (page) openPage(page);
      }}
      onAccept={(id) => change({ act: "confirm", ids: [id] })}
      onChoose={() => undefined}
      onUndo={undo}
      correction={(id, { done, cancel }) => {
        const described = documents.find((one) => one.id === id);
        return (
          described && (
            <DescribeDocument document={described} onCancel={cancel} onSave={(input) => change(input, done)} />
          )
        );
      }}
    />
  );
}
