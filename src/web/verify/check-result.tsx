import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined, QuestionCircleFilled } from "@ant-design/icons";
import type { ComponentType } from "react";
import { useWords } from "../i18n/use-words.ts";
import { momentText } from "../workspace/history/moment-text.ts";
import { type CheckOutcome, type DocumentCheck, stepStates } from "./check-document.ts";

const icons: Readonly<Record<CheckOutcome, ComponentType>> = {
  verified: CheckCircleFilled,
  mismatch: CloseCircleFilled,
  absent: QuestionCircleFilled,
  unreadable: QuestionCircleFilled,
};

const stepIcons = { passed: CheckCircleFilled, failed: CloseCircleFilled, open: MinusCircleOutlined } as const;

/** The outcome in large words, why, each step of the check, and the entry it stands on. */
export function CheckResult(props: {
  readonly check: DocumentCheck;
  readonly hasDocument: boolean;
  readonly hasKey: boolean;
}) {
  const { t, both } = useWords();
  const { check, hasDocument, hasKey } = props;
  const { outcome, verification, proof } = check;
  // A valid entry without its document proves the entry, not the document.
  const shown = outcome === "verified" && !hasDocument ? "entryOnly" : outcome;
  const Icon = shown === "entryOnly" ? QuestionCircleFilled : icons[outcome];
  return (
    <section className={`xz-verdict xz-verdict-${shown}`} data-verified={shown} data-step={verification.step}>
      <h2>
        <Icon aria-hidden /> {t(`verify.${shown}`)}
      </h2>
      <p>{shown === "absent" ? t("verify.absent.what") : both(verification.text)}</p>
      {shown === "entryOnly" && <p>{t("verify.entryOnly.what")}</p>}
      {outcome !== "unreadable" && outcome !== "absent" && (
        <ol className="xz-verify-steps" aria-label={t("verify.steps")}>
          {stepStates(verification.step)
            .filter(({ step }) => (step === "key" ? hasKey : true) && (step === "file" ? hasDocument : true))
            .map(({ step, state }) => {
              const StepIcon = stepIcons[state];
              return (
                <li key={step} data-step-state={state}>
                  <StepIcon aria-hidden className={`xz-step-${state}`} />{" "}
                  <span>
                    {t(`verify.step.${step}`)} <strong>{t(`verify.state.${state}`)}</strong>
                  </span>
                </li>
              );
            })}
        </ol>
      )}
      {proof && (
        <dl className="xz-rows">
          <div>
            <dt>{t("verify.entry")}</dt>
            <dd>
              {t("verify.entry.place", { number: proof.index, size: proof.head.size })}
              {proof.file !== null && <p className="xz-quiet">{t("verify.entry.note")}</p>}
            </dd>
          </div>
          <div>
            <dt>{t("verify.origin")}</dt>
            <dd>
              {proof.head.origin} · {momentText(proof.head.at)}
            </dd>
          </div>
          <div>
            <dt>{t("verify.signedBy")}</dt>
            <dd>
              <code>{proof.head.publicKey}</code>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
