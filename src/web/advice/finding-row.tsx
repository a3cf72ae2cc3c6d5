import { CheckOutlined, CloseOutlined, EditOutlined, StopFilled } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import type { Outcome } from "../../vocabulary/advice.ts";
import type { ShownFinding } from "../../vocabulary/protocol.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { ReasonList } from "../kit/reason-list.tsx";
import { headlineOf, rowsOf } from "./readable-value.ts";

/** Records what the reader did with a finding; rejects when the server refuses. */
export type Decide = (finding: number, outcome: Outcome, note: string) => Promise<void>;

interface RowProps {
  readonly finding: ShownFinding;
  readonly index: number;
  readonly decide: Decide;
}

/** One finding in words, its reasons with their sources, and the reader's own act on it (UX 1, 2). */
export function FindingRow({ finding, index, decide }: RowProps) {
  const { t, language } = useWords();
  const headline = headlineOf(finding.value, language) ?? t("advice.finding", { number: index + 1 });
  return (
    <li
      className="xz-finding"
      data-finding={index}
      data-sourced={finding.sourced}
      data-outcome={finding.outcome ?? "none"}
    >
      <p className="xz-finding-head">
        <span className="xz-quiet">{index + 1}</span> <strong>{headline}</strong>{" "}
        <span className="xz-quiet">{t("confidence.percent", { percent: Math.round(finding.confidence * 100) })}</span>{" "}
        {finding.outcome && (
          <span className={`xz-outcome xz-outcome-${finding.outcome}`}>{t(`outcome.${finding.outcome}`)}</span>
        )}
      </p>
      {!finding.sourced && (
        <p className="xz-fault" data-no-source>
          <StopFilled aria-hidden /> {t("advice.noSource")} — {t("advice.noSource.what")}
        </p>
      )}
      {finding.sourced && <ReasonList reasons={finding.reasons} />}
      <FindingDetails value={finding.value} />
      <FindingActs finding={finding} index={index} decide={decide} about={headline} />
    </li>
  );
}

function FindingDetails({ value }: { readonly value: unknown }) {
  const { t, language } = useWords();
  const rows = rowsOf(value, language);
  if (rows.length < 2) return null;
  return (
    <details className="xz-details">
      <summary>{t("advice.details")}</summary>
      <dl className="xz-rows">
        {rows.map((row) => (
          <div key={row.name}>
            <dt>
              <code>{row.name}</code>
            </dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Adopt, adapt or reject, with a note; the act of the person who is signed in, never of the machine. */
function FindingActs({ finding, index, decide, about }: RowProps & { readonly about: string }) {
  const { t } = useWords();
  const [note, setNote] = useState("");
  const [noting, setNoting] = useState(false);
  const [busy, setBusy] = useState<Outcome>();
  const [refused, setRefused] = useState<Error>();
  const act = async (outcome: Outcome) => {
    setBusy(outcome);
    setRefused(undefined);
    try {
      await decide(index, outcome, note.trim());
      setNote("");
      setNoting(false);
    } catch (error) {
      setRefused(error as Error);
    } finally {
      setBusy(undefined);
    }
  };
  const shared = (outcome: Outcome) => ({
    size: "small" as const,
    loading: busy === outcome,
    "aria-pressed": finding.outcome === outcome,
    "aria-label": t("outcome.of", { act: t(`outcome.act.${outcome}`), what: about }),
  });
  return (
    <>
      {noting && (
        <Input.TextArea
          rows={2}
          autoFocus
          maxLength={2000}
          aria-label={t("advice.note")}
          placeholder={t("advice.note.hint")}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          data-note={index}
        />
      )}
      <div className="xz-buttons">
        <Button
          {...shared("adopted")}
          icon={<CheckOutlined />}
          disabled={!finding.sourced}
          onClick={() => void act("adopted")}
          data-adopt={index}
        >
          {t("outcome.act.adopted")}
        </Button>
        <Button
          {...shared("adapted")}
          icon={<EditOutlined />}
          disabled={!finding.sourced || (noting && note.trim() === "")}
          onClick={() => (noting ? void act("adapted") : setNoting(true))}
          data-adapt={index}
        >
          {t(noting ? "outcome.act.adapted.now" : "outcome.act.adapted")}
        </Button>
        <Button
          {...shared("rejected")}
          icon={<CloseOutlined />}
          onClick={() => void act("rejected")}
          data-reject={index}
        >
          {t("outcome.act.rejected")}
        </Button>
        <Button size="small" type="text" aria-expanded={noting} onClick={() => setNoting(!noting)}>
          {t("advice.note.add")}
        </Button>
      </div>
      {refused && <ErrorNotice error={refused} />}
    </>
  );
}
