import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { ReleaseRow } from "../../vocabulary/protocol-knowledge.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Loading } from "../kit/loading.tsx";
import { useMe } from "../session/session.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { releasesQuery } from "./knowledge-queries.ts";
import { UseReleaseDialog } from "./use-release-dialog.tsx";

/** The releases of knowledge (知识版本): what was imported when, signed; the president says which one is used. */
export function ReleasesPage() {
  const { t } = useWords();
  const { person } = useMe();
  usePageTitle(t("knowledge.tab.releases"));
  const { data, error, refetch } = useQuery(releasesQuery);
  const [chosen, setChosen] = useState<ReleaseRow>();
  const [done, setDone] = useState<ReleaseRow>();
  return (
    <section className="xz-page xz-wide" data-releases>
      <h1>{t("knowledge.tab.releases")}</h1>
      <p className="xz-quiet">{t("knowledge.releases.what")}</p>
      {done && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t("knowledge.release.done", { release: done.release })}
          data-release-done={done.release}
        />
      )}
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p role="status">{t("knowledge.releases.none")}</p>}
      {(["laws", "cases"] as const).map((collection) => (
        <ReleaseTable
          key={collection}
          collection={collection}
          rows={data?.filter((row) => row.collection === collection) ?? []}
          onUse={person.role === "president" ? setChosen : undefined}
        />
      ))}
      {chosen && (
        <UseReleaseDialog
          row={chosen}
          onClose={() => setChosen(undefined)}
          onDone={() => {
            setDone(chosen);
            setChosen(undefined);
          }}
        />
      )}
    </section>
  );
}

interface TableProps {
  readonly collection: ReleaseRow["collection"];
  readonly rows: readonly ReleaseRow[];
  readonly onUse: ((row: ReleaseRow) => void) | undefined;
}

function ReleaseTable({ collection, rows, onUse }: TableProps) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const heads = ["number", "state", "madeAt", "counts", "change", "signature", "digest"] as const;
  return (
    <>
      <h2>{t(`knowledge.tab.${collection}`)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways takes the focus, so that keys can scroll it. */}
      <section className="xz-history" tabIndex={0} aria-label={t(`knowledge.tab.${collection}`)}>
        <table className="xz-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`knowledge.release.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ReleaseLine key={row.release} row={row} onUse={onUse} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ReleaseLine({ row, onUse }: { readonly row: ReleaseRow; readonly onUse: TableProps["onUse"] }) {
  const { t } = useWords();
  const { change } = row;
  return (
    <tr data-release={row.release} data-current={row.current}>
      <th scope="row">{row.release}</th>
      <td>
        {row.current && (
          <strong className="xz-good">
            <CheckCircleOutlined aria-hidden /> {t("knowledge.release.current")}
          </strong>
        )}
        {row.chosen && (
          <div className="xz-quiet" data-chosen>
            {t("knowledge.release.chosen", {
              by: row.chosen.by,
              at: row.chosen.at.slice(0, 10),
              reason: row.chosen.reason,
            })}
          </div>
        )}
        {!row.current && onUse && row.signature !== "invalid" && (
          <Button size="small" onClick={() => onUse(row)} data-use-release={row.release}>
            {t("knowledge.release.use")} <span className="xz-sr">{row.release}</span>
          </Button>
        )}
      </td>
      <td>{row.madeAt.slice(0, 16).replace("T", " ")}</td>
      <td>
        <Counts counts={row.counts} />
      </td>
      <td>{change ? t("knowledge.release.changed", change) : t("knowledge.release.first")}</td>
      <td>
        <Signature state={row.signature} />
      </td>
      <td>
        <code title={row.sm3}>{row.sm3.slice(0, 12)}…</code>
      </td>
    </tr>
  );
}

const KNOWN_COUNTS = ["laws", "versions", "articles", "cases"] as const;

function Counts({ counts }: { readonly counts: ReleaseRow["counts"] }) {
  const { t } = useWords();
  return KNOWN_COUNTS.filter((name) => counts[name] !== undefined)
    .map((name) => t(`knowledge.release.count.${name}`, { count: counts[name] ?? 0 }))
    .join(t("knowledge.listComma"));
}

const signatureIcons = { valid: CheckCircleOutlined, invalid: CloseCircleOutlined, unsigned: MinusCircleOutlined };
const signatureColours = { valid: "xz-good", invalid: "xz-fault", unsigned: "xz-quiet" };

function Signature({ state }: { readonly state: ReleaseRow["signature"] }) {
  const { t } = useWords();
  const Icon = signatureIcons[state];
  return (
    <span className={signatureColours[state]} data-signature={state}>
      <Icon aria-hidden /> {t(`knowledge.signature.${state}`)}
    </span>
  );
}
