import { Button } from "antd";
import { useState } from "react";
import type { CataloguedDocument } from "../../../vocabulary/document.ts";
import { useWords } from "../../i18n/use-words.ts";
import { DoubtBadge } from "../../kit/doubt-badge.tsx";
import { useWorkspace } from "../workspace-context.tsx";
import { DescribeDocument } from "./describe-document.tsx";
import { Thumbnails } from "./thumbnails.tsx";
import { useDocumentActs } from "./use-document-acts.ts";

/** One document of the catalogue; the one that is being read shows its pages and what can be done with it. */
export function CatalogueRow({
  document: shown,
  kindName,
  thumbnails,
}: {
  readonly document: CataloguedDocument;
  readonly kindName: string;
  readonly thumbnails: boolean;
}) {
  const { t } = useWords();
  const { place, openPage } = useWorkspace();
  const isCurrent = shown.pages.some((page) => page.original === place?.original && page.number === place.page);
  const first = shown.pages[0];
  const about = [
    kindName === shown.title ? "" : kindName,
    t("dossier.pages", { count: shown.pages.length }),
    shown.day ?? t("dossier.noDay"),
    shown.author ?? "",
  ].filter(Boolean);
  return (
    <li className={isCurrent ? "xz-document xz-document-current" : "xz-document"} data-document={shown.id}>
      <button
        type="button"
        className="xz-document-open"
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => first && openPage(first)}
      >
        <span className="xz-document-line">
          <span className="xz-document-order">{shown.order}</span>
          <span className="xz-document-title" lang="zh-CN">
            {shown.title}
          </span>
          <DoubtBadge item={shown} />
        </span>
        <span className="xz-document-about">
          <span title={t("dossier.slot", { slot: shown.slot })}>{shown.slot}</span> · {about.join(" · ")}
        </span>
      </button>
      {(isCurrent || thumbnails) && <Thumbnails title={shown.title} pages={shown.pages} images={thumbnails} />}
      {isCurrent && <DocumentActs document={shown} />}
    </li>
  );
}

function DocumentActs({ document: shown }: { readonly document: CataloguedDocument }) {
  const { t } = useWords();
  const { caseView, documents, place } = useWorkspace();
  const change = useDocumentActs(caseView.id);
  const [describing, setDescribing] = useState(false);
  if (caseView.capacity === "party") return null;
  const sameVolume = documents.filter((one) => one.volume === shown.volume);
  const at = shown.pages.findIndex((page) => page.original === place?.original && page.number === place.page);
  const here = shown.pages[at];
  const isLast = !sameVolume.some((one) => one.order > shown.order);
  if (describing)
    return (
      <DescribeDocument
        document={shown}
        onSave={(input) => change(input, () => setDescribing(false))}
        onCancel={() => setDescribing(false)}
      />
    );
  return (
    <div className="xz-buttons" role="group" aria-label={t("dossier.actions", { title: shown.title })}>
      {shown.status === "proposed" && (
        <Button size="small" type="primary" onClick={() => change({ act: "confirm", ids: [shown.id] })}>
          {t("dossier.confirm")}
        </Button>
      )}
      <Button size="small" onClick={() => setDescribing(true)}>
        {t("dossier.describe")}
      </Button>
      <Button
        size="small"
        disabled={shown.order <= 1}
        onClick={() => change({ act: "move", id: shown.id, order: shown.order - 1 })}
      >
        {t("dossier.up")}
      </Button>
      <Button
        size="small"
        disabled={isLast}
        onClick={() => change({ act: "move", id: shown.id, order: shown.order + 1 })}
      >
        {t("dossier.down")}
      </Button>
      <Button size="small" disabled={isLast} onClick={() => change({ act: "merge", id: shown.id, withNext: true })}>
        {t("dossier.merge")}
      </Button>
      {at > 0 && here && (
        <Button size="small" onClick={() => change({ act: "split", id: shown.id, before: here })}>
          {t("dossier.split")}
        </Button>
      )}
    </div>
  );
}
