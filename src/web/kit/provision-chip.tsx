import { BookOutlined, CopyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Modal } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Day } from "../../vocabulary/day.ts";
import type { Provision, ProvisionRef } from "../../vocabulary/law.ts";
import { call } from "../api/call.ts";
import { Refused } from "../api/refused.ts";
import { useWords } from "../i18n/use-words.ts";
import { articleNumber, articlePath, lawKeyOf } from "../knowledge/knowledge-paths.ts";
import { citation } from "./citation.ts";
import { ErrorNotice } from "./error-notice.tsx";
import { Loading } from "./loading.tsx";

function showPath(ref: ProvisionRef, on: Day): string {
  const search = new URLSearchParams({ law: ref.law, article: String(ref.article), on });
  if (ref.sub !== undefined) search.set("sub", String(ref.sub));
  return `/laws/show?${search.toString()}`;
}

/** The text of a provision as in force on a day, its period and source (UX 14); a missing version is said, never guessed. */
export function ProvisionText({ cited, on }: { readonly cited: ProvisionRef; readonly on: Day }) {
  const { t } = useWords();
  const path = showPath(cited, on);
  const { data, error, refetch } = useQuery({
    queryKey: ["provision", path],
    queryFn: () => call<Provision>("GET", path),
    staleTime: 600_000,
  });
  if (error instanceof Refused && error.code === "not_found")
    return <Alert type="warning" showIcon title={t("provision.none", { on })} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const from = data.from ? t("provision.from", { from: data.from }) : t("provision.unknownFrom");
  const until = data.until ? t("provision.until", { until: data.until }) : t("provision.still");
  return (
    <div className="xz-provision">
      <p className="xz-quiet">
        {t("provision.on", { on })} · {from} · {until}
      </p>
      {data.wording === "digest" && <Alert type="warning" showIcon title={t("provision.digest")} />}
      <blockquote lang="zh-CN">{data.text}</blockquote>
      <p className="xz-quiet">{t("provision.source", { source: data.source })}</p>
      {data.wording === "official" && <ArticleLink cited={data.ref} on={on} />}
    </div>
  );
}

/** The permanent page of the article as of the day; a digest of ours is no law text and has none. */
function ArticleLink({ cited, on }: { readonly cited: ProvisionRef; readonly on: Day }) {
  const { t } = useWords();
  const number = articleNumber({ no: cited.article, sub: cited.sub ?? 0 });
  return (
    <Link className="xz-way-on" to={articlePath(lawKeyOf(cited.law), number, { on })} data-article-link>
      {t("provision.page")}
    </Link>
  );
}

/** A chip with the official citation; it opens the wording in force on the day of the facts and copies the citation (UX 36). */
export function ProvisionChip({ cited, on }: { readonly cited: ProvisionRef; readonly on: Day }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const name = citation(cited);
  const copy = async () => {
    await navigator.clipboard.writeText(name);
    message.success(t("provision.copied", { citation: name }));
  };
  return (
    <>
      <button
        type="button"
        className="xz-chip"
        data-provision-chip
        aria-label={t("provision.open", { citation: name })}
        onClick={() => setOpen(true)}
      >
        <BookOutlined aria-hidden /> <span lang="zh-CN">{name}</span>
      </button>
      <Modal
        open={open}
        title={<span lang="zh-CN">{name}</span>}
        onCancel={() => setOpen(false)}
        footer={
          <Button icon={<CopyOutlined />} onClick={() => void copy()}>
            {t("provision.copy")}
          </Button>
        }
      >
        {open && <ProvisionText cited={cited} on={on} />}
      </Modal>
    </>
  );
}
