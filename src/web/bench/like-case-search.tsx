import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { LikeCaseRow, LikeCasesAsked } from "../../vocabulary/protocol-like-cases.ts";
import { call } from "../api/call.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { ErrorSummary, type FormFault } from "../kit/error-summary.tsx";
import { Field } from "../kit/field.tsx";
import { Loading } from "../kit/loading.tsx";
import { useKept } from "../session/kept.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { LikeCaseFound } from "./like-case-found.tsx";

interface Typed {
  readonly words: string;
  readonly cause: string;
  readonly level: string;
  readonly fromYear: string;
  readonly untilYear: string;
  readonly byAuthority: boolean;
}

const EMPTY: Typed = { words: "", cause: "", level: "", fromYear: "", untilYear: "", byAuthority: false };
const LEVELS = ["", "supreme", "high", "intermediate", "basic"] as const;
const isYear = (text: string) => text === "" || /^(?:19|20)\d{2}$/.test(text);

function askedFor({ words, cause, level, fromYear, untilYear, byAuthority }: Typed): LikeCasesAsked {
  return {
    words: words.trim(),
    byAuthority,
    ...(cause.trim() === "" ? {} : { cause: cause.trim() }),
    ...(level === "" ? {} : { level: level as NonNullable<LikeCasesAsked["level"]> }),
    ...(fromYear === "" ? {} : { fromYear: Number(fromYear) }),
    ...(untilYear === "" ? {} : { untilYear: Number(untilYear) }),
  };
}

/** Looking for like cases by hand: words, cause, level of court and years. No advice: a plain search, differences first. */
export function LikeCaseSearch() {
  const { t } = useWords();
  const { caseView } = useWorkspace();
  const typed = useKept<Typed>(`like-cases:${caseView.id}`, EMPTY);
  const [asked, setAsked] = useState<LikeCasesAsked>();
  const [attempt, setAttempt] = useState(0);
  const set = (change: Partial<Typed>) => typed.set({ ...typed.value, ...change });
  const faults = faultsOf(typed.value, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (faults.length === 0) setAsked(askedFor(typed.value));
  };
  return (
    <section aria-labelledby="like-case-title" className="xz-by-hand" data-like-case-search>
      <h2 id="like-case-title">{t("like.search")}</h2>
      <form className="xz-search-form xz-search-form-long" onSubmit={submit} noValidate>
        {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
        <Field id="like-words" label={t("like.words")} hint={t("like.words.hint")}>
          {(aria) => (
            <Input.TextArea
              {...aria}
              lang="zh-CN"
              rows={3}
              maxLength={6000}
              value={typed.value.words}
              onChange={(event) => set({ words: event.target.value })}
            />
          )}
        </Field>
        <Narrowing typed={typed.value} set={set} />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />}>
          {t("like.find")}
        </Button>
      </form>
      {asked && <Results caseId={caseView.id} asked={asked} />}
    </section>
  );
}

type Translate = ReturnType<typeof useWords>["t"];

function faultsOf({ words, fromYear, untilYear }: Typed, t: Translate): FormFault[] {
  return [
    ...(words.trim() ? [] : [{ field: "like-words", text: t("like.words.missing") }]),
    ...(isYear(fromYear) ? [] : [{ field: "like-from", text: t("like.year.wrong") }]),
    ...(isYear(untilYear) ? [] : [{ field: "like-until", text: t("like.year.wrong") }]),
  ];
}

function Narrowing({ typed, set }: { readonly typed: Typed; readonly set: (change: Partial<Typed>) => void }) {
  const { t } = useWords();
  const line = (name: "cause" | "fromYear" | "untilYear", id: string, label: string, most: number) => (
    <Field id={id} label={label}>
      {(aria) => (
        <Input
          {...aria}
          maxLength={most}
          value={typed[name]}
          onChange={(event) => set({ [name]: event.target.value.trim() })}
        />
      )}
    </Field>
  );
  return (
    <>
      {line("cause", "like-cause", t("like.cause"), 60)}
      <Field id="like-level" label={t("like.level")}>
        {({ id }) => (
          <Select
            id={id}
            value={typed.level}
            onChange={(level) => set({ level })}
            popupMatchSelectWidth={false}
            options={LEVELS.map((level) => ({ value: level, label: t(`like.level.${level || "all"}`) }))}
          />
        )}
      </Field>
      {line("fromYear", "like-from", t("like.from"), 4)}
      {line("untilYear", "like-until", t("like.until"), 4)}
      <Checkbox checked={typed.byAuthority} onChange={(event) => set({ byAuthority: event.target.checked })}>
        {t("like.byAuthority")}
      </Checkbox>
    </>
  );
}

function Results({ caseId, asked }: { readonly caseId: string; readonly asked: LikeCasesAsked }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["like-cases", caseId, asked],
    queryFn: () => call<LikeCaseRow[]>("POST", `/cases/${caseId}/like-cases`, asked),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <p role="status">{data.length === 0 ? t("like.none") : t("like.count", { count: data.length })}</p>
      <ol className="xz-findings">
        {data.map((row) => (
          <LikeCaseFound key={row.id} row={row} />
        ))}
      </ol>
    </>
  );
}
