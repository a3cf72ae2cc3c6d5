import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useRef } from "react";
import type { Page, PageRef } from "../../vocabulary/page.ts";
import { call } from "../api/call.ts";
import { answers, historyQuery, pagePath, refreshCase } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { DiffText } from "../kit/diff-text.tsx";
import { useKept } from "../session/kept.ts";
import { momentText } from "../workspace/history/moment-text.ts";

interface Typed {
  readonly text: string;
  readonly ground: string;
}

/** Earlier corrections of the page, from the history of the case. */
function Corrections({ caseId, pageRef }: { readonly caseId: string; readonly pageRef: PageRef }) {
  const { t } = useWords();
  const { data } = useQuery(historyQuery(caseId));
  const rows = data?.filter((row) => row.what === `page:${pageRef.original}/${pageRef.number}`) ?? [];
  return (
    <details>
      <summary>{t("viewer.correct.history")}</summary>
      {rows.length === 0 && <p className="xz-quiet">{t("viewer.correct.noHistory")}</p>}
      {rows.map((row) => (
        <div key={row.at}>
          <p className="xz-quiet">
            {momentText(row.at)} · {row.by} {row.ground}
          </p>
          <DiffText before={row.before ?? ""} after={row.after ?? ""} />
        </div>
      ))}
    </details>
  );
}

/** Corrects the recognised text of a page, or enters it by hand when it could not be read (UX 8). */
export function CorrectText({
  caseId,
  pageRef,
  text,
  onDone,
}: {
  readonly caseId: string;
  readonly pageRef: PageRef;
  readonly text: string;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const kept = useKept<Typed>(`page-text ${caseId} ${pageRef.original} ${pageRef.number}`, { text, ground: "" });
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  const save = useChange<Typed, Page>({
    change: (typed) => call("PUT", pagePath(caseId, pageRef.original, pageRef.number), typed),
    onDone: () => {
      kept.clear();
      void answers.invalidateQueries({ queryKey: ["page", caseId, pageRef.original, pageRef.number] });
      refreshCase(caseId);
      onDone();
    },
  });
  return (
    <form
      ref={box}
      className="xz-correct"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(kept.value);
      }}
    >
      <label htmlFor="page-text">{t("viewer.correct.label", { page: pageRef.number })}</label>
      <Input.TextArea
        id="page-text"
        lang="zh-CN"
        value={kept.value.text}
        rows={20}
        onChange={(event) => kept.set({ ...kept.value, text: event.target.value })}
      />
      <label htmlFor="page-text-ground">{t("viewer.correct.ground")}</label>
      <Input
        id="page-text-ground"
        maxLength={500}
        placeholder={t("viewer.correct.groundHint")}
        value={kept.value.ground}
        onChange={(event) => kept.set({ ...kept.value, ground: event.target.value })}
      />
      <div className="xz-buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("app.save")}
        </Button>
        <Button
          onClick={() => {
            kept.clear();
            onDone();
          }}
        >
          {t("app.cancel")}
        </Button>
      </div>
      <Corrections caseId={caseId} pageRef={pageRef} />
    </form>
  );
}
