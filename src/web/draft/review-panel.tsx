import { AuditOutlined, ToolOutlined } from "@ant-design/icons";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Alert, Button } from "antd";
import { Waiting } from "../advice/advice-frame.tsx";
import { CardButton } from "../advice/card-button.tsx";
import { ReplayAdvice } from "../advice/replay-advice.tsx";
import type { AdviceWork } from "../advice/use-advice.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { AdviceLabel } from "../kit/advice-label.tsx";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { ReasonList } from "../kit/reason-list.tsx";
import { fixMark, hideMark, markStretch, marksOf, type NumberedMark } from "./review-marks.ts";
import type { DraftSaving } from "./use-draft-saving.ts";

interface ReviewProps {
  readonly editor: Editor;
  readonly saving: DraftSaving;
  readonly review: AdviceWork;
}

/** The reviewer's marks (审查意见): rule, reason, source, and where the rule allows it a fix of exactly that span (UX 33). */
export function ReviewPanel({ editor, saving, review }: ReviewProps) {
  const { t, both } = useWords();
  const { advice } = review;
  const ask = async () => {
    if (await saving.save()) await review.ask();
  };
  return (
    <section className="xz-advice" data-advice="document-review" aria-label={t("review.title")}>
      <AdviceLabel />
      {review.waiting === undefined && (
        <Button size="small" type="primary" icon={<AuditOutlined />} onClick={() => void ask()} data-ask>
          {t(advice ? "review.again" : "review.ask")}
        </Button>
      )}
      <Waiting work={review} />
      {review.error && <ErrorNotice error={review.error} />}
      {advice?.abstention && (
        <Alert type="info" showIcon title={t("advice.abstention")} description={both(advice.abstention.note)} />
      )}
      {advice && !advice.abstention && <p>{both(advice.summary)}</p>}
      {advice && (
        <p className="xz-quiet">
          {advice.applicationId} {advice.applicationVersion} ·{" "}
          <span data-ledger-entry={advice.ledgerEntry}>{t("advice.ledger", { number: advice.ledgerEntry })}</span>
        </p>
      )}
      <ol className="xz-findings">
        {marksOf(advice?.findings ?? []).map((numbered) => (
          <MarkRow key={`${advice?.id} ${numbered.finding}`} numbered={numbered} editor={editor} review={review} />
        ))}
      </ol>
      <span className="xz-buttons">
        <CardButton applicationId="document-review" />
        {advice && <ReplayAdvice key={advice.id} adviceId={advice.id} />}
      </span>
    </section>
  );
}

interface MarkProps extends Pick<ReviewProps, "editor" | "review"> {
  readonly numbered: NumberedMark;
}

function MarkRow({ numbered, editor, review }: MarkProps) {
  const { t, both } = useWords();
  const { finding, mark } = numbered;
  const shown = review.advice?.findings[finding];
  const outcome = shown?.outcome ?? null;
  return (
    <li
      className={`xz-finding xz-severity-${mark.severity}`}
      data-mark={mark.rule}
      data-severity={mark.severity}
      data-outcome={outcome ?? "none"}
    >
      <p className="xz-finding-head">
        <strong>{t(`review.${mark.severity}`)}</strong> <code>{mark.rule}</code> {both(mark.message)}{" "}
        {outcome && <span className="xz-outcome">{t(`outcome.${outcome}`)}</span>}
      </p>
      {mark.found !== "" && (
        <p lang="zh-CN">
          {mark.expected === null ? <mark>{mark.found}</mark> : <del>{mark.found}</del>}{" "}
          {mark.expected !== null && <ins>{mark.expected}</ins>}
        </p>
      )}
      {outcome === null && <MarkActs numbered={numbered} editor={editor} review={review} />}
      {shown?.sourced && (
        <details className="xz-details">
          <summary>{t("advice.reasons")}</summary>
          <ReasonList reasons={shown.reasons} />
        </details>
      )}
    </li>
  );
}

/** Show, fix or leave one mark; the fix changes exactly the marked span and is recorded as the writer's act. */
function MarkActs({ numbered, editor, review }: MarkProps) {
  const { t } = useWords();
  const { finding, mark } = numbered;
  const stretch = useEditorState({ editor, selector: ({ editor: now }) => markStretch(now.state, finding) ?? null });
  const decide = useChange<"adopted" | "rejected", void>({
    change: (outcome) => review.decide(finding, outcome, ""),
    onDone: () => editor.view.dispatch(hideMark(editor.state, finding)),
  });
  const fix = () => {
    const transaction = fixMark(editor.state, numbered);
    if (!transaction) return;
    editor.view.dispatch(transaction.scrollIntoView());
    decide.mutate("adopted");
  };
  return (
    <>
      {!stretch && <p className="xz-quiet">{t("review.gone")}</p>}
      <div className="xz-buttons">
        {stretch && (
          <Button
            size="small"
            aria-label={t("review.showOf", { what: mark.rule })}
            onClick={() => editor.chain().focus().setTextSelection(stretch).scrollIntoView().run()}
          >
            {t("review.show")}
          </Button>
        )}
        {stretch && mark.fix !== null && (
          <Button
            size="small"
            icon={<ToolOutlined />}
            onClick={fix}
            data-fix={finding}
            aria-label={t("review.fixOf", { what: mark.rule })}
          >
            {t("review.fix")}
          </Button>
        )}
        <Button
          size="small"
          loading={decide.isPending}
          onClick={() => decide.mutate("rejected")}
          data-reject={finding}
          aria-label={t("review.ignoreOf", { what: mark.rule })}
        >
          {t("review.ignore")}
        </Button>
      </div>
    </>
  );
}
