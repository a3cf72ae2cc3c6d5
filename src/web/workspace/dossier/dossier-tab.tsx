import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Switch } from "antd";
import { useState } from "react";
import type { CataloguedDocument } from "../../../vocabulary/document.ts";
import { documentKindsQuery } from "../../api/queries.ts";
import { useWords } from "../../i18n/use-words.ts";
import { byDoubt, doubtLevel } from "../../kit/doubt.ts";
import { useAssistance } from "../../session/use-assistance.ts";
import { inCatalogueOrder } from "../dossier-order.ts";
import { useUndo } from "../use-undo.ts";
import { useWorkspace } from "../workspace-context.tsx";
import { CatalogueRow } from "./catalogue-row.tsx";
import { DocumentQueue, openDocuments } from "./document-queue.tsx";
import { Thumbnails } from "./thumbnails.tsx";
import { useDocumentActs } from "./use-document-acts.ts";

/** The catalogue of the dossier beside its pages: volumes, documents, doubts, review (卷内目录). */
export function DossierTab() {
  const { t, both } = useWords();
  const { caseView, documents, order } = useWorkspace();
  const { data: kinds = [] } = useQuery(documentKindsQuery);
  const [doubtsFirst, setDoubtsFirst] = useState(false);
  const [thumbnails, setThumbnails] = useState(false);
  const kindName = (id: string) => {
    const kind = kinds.find((one) => one.id === id);
    return kind ? both(kind.name) : "";
  };
  const unplaced = order.filter((page) => page.document === null);
  const volumes = (["main", "side"] as const).map((volume) => ({
    volume,
    documents: inCatalogueOrder(documents.filter((one) => one.volume === volume)),
  }));
  const row = (one: CataloguedDocument) => (
    <CatalogueRow key={one.id} document={one} kindName={kindName(one.kind)} thumbnails={thumbnails} />
  );
  return (
    <div className="xz-pane" data-dossier>
      <h2 className="xz-sr">{t("dossier.catalogue")}</h2>
      <div className="xz-pane-tools">
        <Segmented<string>
          size="small"
          aria-label={t("dossier.catalogue")}
          value={thumbnails ? "thumbnails" : "list"}
          onChange={(value) => setThumbnails(value === "thumbnails")}
          options={[
            { value: "list", label: t("dossier.list") },
            { value: "thumbnails", label: t("dossier.thumbnails") },
          ]}
        />
        <span>
          <Switch id="doubts-first" checked={doubtsFirst} onChange={setDoubtsFirst} />{" "}
          <label htmlFor="doubts-first">{t("dossier.doubtsFirst")}</label>
        </span>
      </div>
      {caseView.capacity !== "party" && <Review kindName={kindName} />}
      {documents.length === 0 && <p className="xz-empty">{t("dossier.empty")}</p>}
      {doubtsFirst ? (
        <ul className="xz-catalogue">{byDoubt(documents).map(row)}</ul>
      ) : (
        volumes.map(
          ({ volume, documents: inVolume }) =>
            inVolume.length > 0 && (
              <section key={volume} aria-label={t(`volume.${volume}`)}>
                <h3 className="xz-volume">
                  {t(`volume.${volume}`)}{" "}
                  <span className="xz-quiet">{t("case.documentCount", { count: inVolume.length })}</span>
                </h3>
                <ul className="xz-catalogue">{inVolume.map(row)}</ul>
              </section>
            ),
        )
      )}
      {unplaced.length > 0 && (
        <section aria-label={t("dossier.unplaced")}>
          <h3 className="xz-volume">{t("dossier.unplaced")}</h3>
          <Thumbnails title={t("dossier.unplaced")} pages={unplaced} images />
        </section>
      )}
    </div>
  );
}

/** Starts and ends the review of the catalogue; machine proposals are not pressed on who has left assistance. */
function Review({ kindName }: { readonly kindName: (kind: string) => string }) {
  const { t } = useWords();
  const { caseView, documents } = useWorkspace();
  const { declined } = useAssistance();
  const change = useDocumentActs(caseView.id);
  const undo = useUndo(caseView.id);
  const [reviewing, setReviewing] = useState(false);
  const open = openDocuments(documents);
  const sure = open.filter((one) => doubtLevel(one) === "high").map((one) => one.id);
  if (reviewing && !declined)
    return (
      <>
        <DocumentQueue kindName={kindName} />
        <Button size="small" onClick={() => setReviewing(false)}>
          {t("queue.stop")}
        </Button>
      </>
    );
  return (
    <div className="xz-buttons xz-pane-tools">
      {open.length > 0 && !declined && (
        <Button size="small" type="primary" data-start-review onClick={() => setReviewing(true)}>
          {t("queue.start", { count: open.length })}
        </Button>
      )}
      {sure.length > 1 && !declined && (
        <Button size="small" onClick={() => change({ act: "confirm", ids: sure })}>
          {t("dossier.confirmAll", { count: sure.length })}
        </Button>
      )}
      <Button size="small" onClick={undo}>
        {t("app.undo")}
      </Button>
    </div>
  );
}
