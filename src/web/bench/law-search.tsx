import { CopyOutlined, SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { isDay } from "../../vocabulary/day.ts";
import type { Provision } from "../../vocabulary/law.ts";
import { call } from "../api/call.ts";
import { useWords } from "../i18n/use-words.ts";
import { citation } from "../kit/citation.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { ErrorSummary, type FormFault } from "../kit/error-summary.tsx";
import { Field } from "../kit/field.tsx";
import { Loading } from "../kit/loading.tsx";
import { useKept } from "../session/kept.ts";

interface FoundProvision {
  readonly provision: Provision;
}

interface Wanted {
  readonly words: string;
  readonly on: string;
}

function pathOf({ words, on }: Wanted): string {
  const search = new URLSearchParams({ words });
  if (on !== "") search.set("on", on);
  return `/laws/search?${search.toString()}`;
}

/** Looking up the law by hand: words, nickname or citation, and the day on which it must be in force. No advice: a plain search. */
export function LawSearch() {
  const { t } = useWords();
  const typed = useKept<Wanted>("law-search", { words: "", on: "" });
  const [wanted, setWanted] = useState<Wanted>();
  const [attempt, setAttempt] = useState(0);
  const { words, on } = typed.value;
  const isWrongDay = on !== "" && !isDay(on);
  const faults: FormFault[] = [
    ...(words.trim() ? [] : [{ field: "law-words", text: t("law.words.missing") }]),
    ...(isWrongDay ? [{ field: "law-day", text: t("fields.day.wrong") }] : []),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (faults.length === 0) setWanted({ words: words.trim(), on });
  };
  return (
    <section aria-labelledby="law-search-title" className="xz-by-hand" data-law-search>
      <h2 id="law-search-title">{t("law.search")}</h2>
      <form className="xz-search-form" onSubmit={submit} noValidate>
        {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
        <Field id="law-words" label={t("law.words")} hint={t("law.words.hint")}>
          {(aria) => (
            <Input
              {...aria}
              lang="zh-CN"
              maxLength={300}
              value={words}
              onChange={(event) => typed.set({ words: event.target.value, on })}
            />
          )}
        </Field>
        <Field id="law-day" label={t("law.day")} hint={t("law.day.hint")}>
          {(aria) => (
            <Input
              {...aria}
              maxLength={10}
              value={on}
              onChange={(event) => typed.set({ words, on: event.target.value.trim() })}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />}>
          {t("law.find")}
        </Button>
      </form>
      {wanted && <LawResults wanted={wanted} />}
    </section>
  );
}

function LawResults({ wanted }: { readonly wanted: Wanted }) {
  const { t } = useWords();
  const path = pathOf(wanted);
  const { data, error, refetch } = useQuery({
    queryKey: ["laws", path],
    queryFn: () => call<FoundProvision[]>("GET", path),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p role="status">
        {data.length === 0 ? t("law.none", { words: wanted.words }) : t("law.count", { count: data.length })}
      </p>
      <ol className="xz-findings">
        {data.map(({ provision }) => (
          <LawResult key={provision.id} provision={provision} />
        ))}
      </ol>
    </>
  );
}

/** A provision with its official citation, its period and its words; the citation is copied with one key (UX 36). */
function LawResult({ provision }: { readonly provision: Provision }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const name = citation(provision.ref);
  const copy = async () => {
    await navigator.clipboard.writeText(name);
    message.success(t("provision.copied", { citation: name }));
  };
  return (
    <li className="xz-finding" data-provision={provision.id}>
      <p className="xz-finding-head">
        <strong lang="zh-CN">{name}</strong>{" "}
        <span className="xz-quiet">
          {provision.from ? t("provision.from", { from: provision.from }) : t("provision.unknownFrom")} ·{" "}
          {provision.until ? t("provision.until", { until: provision.until }) : t("provision.still")}
        </span>{" "}
        <Button
          size="small"
          icon={<CopyOutlined />}
          aria-label={`${t("provision.copy")} ${name}`}
          onClick={() => void copy()}
          data-copy-citation={name}
        >
          {t("provision.copy")}
        </Button>
      </p>
      {provision.wording === "digest" && <p className="xz-warning">{t("provision.digest")}</p>}
      <blockquote lang="zh-CN">{provision.text}</blockquote>
    </li>
  );
}
