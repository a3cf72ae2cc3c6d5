import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { LawComparison, VersionRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { useShortcuts } from "../shell/use-shortcuts.ts";
import { ComparedRow } from "./compared-row.tsx";
import { lawPath, searchFor } from "./knowledge-paths.ts";
import { comparisonQuery, lawQuery } from "./knowledge-queries.ts";
import { VersionSelect } from "./version-select.tsx";
import { useVersionName } from "./version-slider.tsx";

/** Two versions of a law beside each other (新旧条文对照), article by article. */
export function ComparePage() {
  const { t } = useWords();
  const { key = "" } = useParams();
  const { data: law, error, refetch } = useQuery(lawQuery(key, {}));
  const title = t("knowledge.compare.title", { law: law?.title ?? key });
  usePageTitle(title);
  return (
    <section className="xz-page xz-wide xz-compare" data-compare-page>
      <Link className="xz-back" to={lawPath(key)}>
        <span lang="zh-CN">{key}</span>
      </Link>
      <h1 lang="zh-CN">{title}</h1>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {law && <ChosenVersions lawKey={key} versions={law.versions} />}
    </section>
  );
}

/** Which two versions: those of the address, else the newest and the one before it. */
function ChosenVersions({ lawKey, versions }: { readonly lawKey: string; readonly versions: readonly VersionRow[] }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const ids = versions.map(({ id }) => id).sort();
  const to = search.get("to") ?? ids.at(-1) ?? "";
  const from = search.get("from") ?? ids.at(-2) ?? "";
  const choose = (parts: { from?: string; to?: string }) =>
    setSearch(searchFor({ from, to, ...parts }), { replace: true, preventScrollReset: true });
  if (versions.length < 2) return <p role="status">{t("knowledge.compare.single")}</p>;
  return (
    <>
      <div className="xz-filters">
        <VersionSelect
          label={t("knowledge.compare.from")}
          versions={versions}
          value={from}
          onChoose={(id) => choose({ from: id })}
        />
        <VersionSelect
          label={t("knowledge.compare.to")}
          versions={versions}
          value={to}
          onChoose={(id) => choose({ to: id })}
        />
      </div>
      <Comparison lawKey={lawKey} from={from} to={to} />
    </>
  );
}

/** With more rows those far from the window are not laid out. */
const MOST_DRAWN_AT_ONCE = 100;

const KINDS = ["changed", "added", "removed", "renumbered"] as const;

/** How many rows are changed, added, removed and renumbered; a renumbered and changed one counts as both. */
function countsOf({ rows }: LawComparison): Record<(typeof KINDS)[number], number> {
  const count = (...changes: string[]) => rows.filter(({ change }) => changes.includes(change)).length;
  return {
    changed: count("changed", "renumbered-changed"),
    added: count("added"),
    removed: count("removed"),
    renumbered: count("renumbered", "renumbered-changed"),
  };
}

function Comparison({ lawKey, from, to }: { readonly lawKey: string; readonly from: string; readonly to: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(comparisonQuery(lawKey, from, to));
  const [onlyChanges, setOnlyChanges] = useState(true);
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const counts = countsOf(data);
  return (
    <>
      <div className="xz-compare-bar">
        <span role="status" className="xz-compare-counts">
          {KINDS.map((kind) => (
            <span key={kind} className={`xz-change xz-change-${kind}`} data-count={kind}>
              {t(`knowledge.change.${kind}`)} {counts[kind]}
            </span>
          ))}
        </span>
        <Checkbox checked={onlyChanges} onChange={(event) => setOnlyChanges(event.target.checked)} data-only-changes>
          {t("knowledge.compare.onlyChanges")}
        </Checkbox>
        <ChangeSteps />
        <Button size="small" onClick={() => window.print()}>
          {t("knowledge.compare.print")}
        </Button>
      </div>
      <ComparedTable comparison={data} onlyChanges={onlyChanges} />
    </>
  );
}

/** Next and previous change, by button and by the keys J and K. */
function ChangeSteps() {
  const { t } = useWords();
  useShortcuts([
    { keys: "j", does: "knowledge.keys.nextChange", group: "other", run: () => goToChange(1) },
    { keys: "k", does: "knowledge.keys.previousChange", group: "other", run: () => goToChange(-1) },
  ]);
  return (
    <span className="xz-buttons">
      <Button size="small" aria-keyshortcuts="K" onClick={() => goToChange(-1)}>
        {t("knowledge.compare.previous")} <kbd>K</kbd>
      </Button>
      <Button size="small" aria-keyshortcuts="J" onClick={() => goToChange(1)} data-next-change>
        {t("knowledge.compare.next")} <kbd>J</kbd>
      </Button>
    </span>
  );
}

/** Where the person is: the change gone to last, also when the focus has moved to a button since. */
function goToChange(step: 1 | -1): void {
  const changes = [...document.querySelectorAll<HTMLElement>('[data-change]:not([data-change="same"])')];
  const here = changes.findIndex((row) => row.dataset["here"] === "true");
  const next = here < 0 ? changes[step > 0 ? 0 : changes.length - 1] : changes[here + step];
  if (!next) return;
  for (const row of changes) delete row.dataset["here"];
  next.dataset["here"] = "true";
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

function ComparedTable({ comparison, onlyChanges }: { comparison: LawComparison; onlyChanges: boolean }) {
  const { t } = useWords();
  const nameOf = useVersionName();
  const { from, to, rows } = comparison;
  const shown = onlyChanges ? rows.filter(({ change }) => change !== "same") : rows;
  if (shown.length === 0) return <p role="status">{t("knowledge.compare.same")}</p>;
  return (
    <div
      className={shown.length > MOST_DRAWN_AT_ONCE ? "xz-compared xz-compared-long" : "xz-compared"}
      data-compared={shown.length}
    >
      <div className="xz-compared-row xz-compared-head">
        <VersionHead version={from} />
        <VersionHead version={to} />
      </div>
      {shown.map((row) => (
        <ComparedRow
          key={`${row.before?.label ?? ""}/${row.after?.label ?? ""}`}
          row={row}
          before={nameOf(from)}
          after={nameOf(to)}
        />
      ))}
    </div>
  );
}

function VersionHead({ version }: { readonly version: VersionRow }) {
  const { t } = useWords();
  const nameOf = useVersionName();
  return (
    <h2>
      {t("knowledge.compare.version", { version: nameOf(version) })}{" "}
      <span className="xz-quiet xz-compared-status">{t(`knowledge.status.${version.status}`)}</span>
    </h2>
  );
}
