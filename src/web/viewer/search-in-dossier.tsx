import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { searchQuery } from "../api/queries.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";

function Results({ words }: { readonly words: string }) {
  const { t } = useWords();
  const { caseView, openPassage, titleOf } = useWorkspace();
  const { data, error, isFetching } = useQuery(searchQuery(caseView.id, words));
  if (Array.from(words).length === 1) return <p className="xz-quiet">{t("viewer.search.short")}</p>;
  if (words === "") return null;
  if (error) return <ErrorNotice error={error} />;
  if (isFetching || !data) return <Loading />;
  if (data.length === 0) return <p role="status">{t("viewer.search.none", { words })}</p>;
  return (
    <>
      <p role="status" className="xz-quiet">
        {t("viewer.search.count", { count: data.length })}
      </p>
      <ul className="xz-found" aria-label={t("viewer.search.results")}>
        {data.map((found) => {
          const name = titleOf({ original: found.original, page: found.number });
          const passage = { ...found, page: found.number, quote: found.match };
          return (
            <li key={`${found.original} ${found.number} ${found.start}`}>
              <button type="button" data-found onClick={() => openPassage(passage)}>
                <span className="xz-quiet">
                  {name} {t("source.page", { page: found.number })}
                </span>{" "}
                <span lang="zh-CN">
                  {found.before}
                  <mark>{found.match}</mark>
                  {found.after}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Finds words in all pages of the dossier; each place opens and is marked. */
export function SearchInDossier({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState("");
  const input = useRef<HTMLFormElement>(null);
  useEffect(() => input.current?.querySelector("input")?.focus(), []);
  return (
    <search
      className="xz-search"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <form
        ref={input}
        className="xz-buttons"
        onSubmit={(event) => {
          event.preventDefault();
          setWords(typed.trim());
        }}
      >
        <Input
          aria-label={t("viewer.search")}
          placeholder={t("viewer.search.hint")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" type="primary">
          {t("viewer.search")}
        </Button>
        <Button onClick={onClose}>{t("viewer.search.close")}</Button>
      </form>
      <Results words={words} />
    </search>
  );
}
