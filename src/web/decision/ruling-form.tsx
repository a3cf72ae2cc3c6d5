import { Button, Input, Radio } from "antd";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import type { RulingChange, RulingView } from "../../vocabulary/protocol.ts";
import { call } from "../api/call.ts";
import { answers, casePath, historyQuery } from "../api/queries.ts";
import { useChange } from "../api/use-change.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorSummary, type FormFault } from "../kit/error-summary.tsx";
import { Field } from "../kit/field.tsx";
import { type Kept, useKept } from "../session/kept.ts";
import { readableValue, shownValue, storedValue } from "../workspace/fields/field-value.ts";
import { momentText } from "../workspace/history/moment-text.ts";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import type { ClaimToDecide } from "./claims-to-decide.ts";
import { rulingsQuery } from "./rulings-query.ts";

type Ruling = z.infer<typeof RulingChange>;

const RESULTS = ["granted", "partly", "dismissed"] as const;

/** What the judge typed and has not saved yet; the amount as typed, in yuan. */
interface Typed {
  readonly result: Ruling["result"] | "";
  readonly amount: string;
  readonly words: string;
  readonly reasoning: string;
}

const EMPTY: Typed = { result: "", amount: "", words: "", reasoning: "" };

function typedFrom(saved: RulingView | undefined): Typed {
  if (!saved) return EMPTY;
  const amount = saved.amount === null ? "" : shownValue("amount", String(saved.amount));
  return { result: saved.result, amount, words: saved.words, reasoning: saved.reasoning };
}

interface FormProps {
  readonly claim: ClaimToDecide;
  readonly saved: RulingView | undefined;
  readonly readOnly: boolean;
}

function useRuling({ claim, saved }: FormProps) {
  const { caseView } = useWorkspace();
  const typed = useKept<Typed | null>(`ruling:${caseView.id}:${claim.number}`, null);
  const save = useChange<Ruling, RulingView>({
    change: (ruling) => call("PUT", `${casePath(caseView.id)}/rulings/${claim.number}`, ruling),
    onDone: (ruling) => {
      answers.setQueryData(rulingsQuery(caseView.id).queryKey, (old: RulingView[] | undefined) => [
        ...(old ?? []).filter((one) => one.claim !== ruling.claim),
        ruling,
      ]);
      typed.set(null);
      typed.clear();
      void answers.invalidateQueries({ queryKey: historyQuery(caseView.id).queryKey });
    },
  });
  return { typed, value: typed.value ?? typedFrom(saved), save };
}

/** One claim and the judge's decision on it; empty until the judge types, whatever advice there is (UX 3). */
export function RulingForm(props: FormProps) {
  const { claim, saved, readOnly } = props;
  const { t } = useWords();
  const [attempt, setAttempt] = useState(0);
  const { typed, value, save } = useRuling(props);
  const id = (part: string) => `ruling-${claim.number}-${part}`;
  const amount = value.amount.trim() === "" ? null : storedValue("amount", value.amount);
  const faults: FormFault[] = [
    ...(value.result === "" ? [{ field: id("granted"), text: t("decision.result.missing") }] : []),
    ...(amount === undefined ? [{ field: id("amount"), text: t("fields.amount.wrong") }] : []),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (value.result === "" || amount === undefined) return;
    const { result, words, reasoning } = value;
    save.mutate({ result, amount: amount === null ? null : Number(amount), words, reasoning });
  };
  return (
    <form className="xz-ruling xz-form" onSubmit={submit} noValidate data-ruling={claim.number}>
      <h3 className="xz-h3">{t("decision.claim", { number: claim.number })}</h3>
      <ClaimText claim={claim} />
      {attempt > 0 && !save.isSuccess && <ErrorSummary faults={faults} attempt={attempt} />}
      <RulingInputs {...{ claim, value, typed, readOnly, id }} />
      {!readOnly && (
        <div className="xz-buttons">
          <Button type="primary" htmlType="submit" loading={save.isPending} data-save-ruling={claim.number}>
            {t("decision.save")}
          </Button>
          <RulingState saved={saved} isChanged={typed.value !== null} />
        </div>
      )}
      {readOnly && <RulingState saved={saved} isChanged={false} />}
    </form>
  );
}

function ClaimText({ claim }: { readonly claim: ClaimToDecide }) {
  const { t } = useWords();
  return (
    <p className="xz-claim" lang="zh-CN">
      {claim.text ?? t("app.unknown")}
      {claim.amount !== undefined && (
        <span className="xz-quiet">
          {" "}
          {readableValue("amount", claim.amount)} {t("fields.amount")}
        </span>
      )}
    </p>
  );
}

/** Who decided and when, and whether something typed is not saved yet. */
function RulingState({ saved, isChanged }: { readonly saved: RulingView | undefined; readonly isChanged: boolean }) {
  const { t } = useWords();
  return (
    <span className="xz-quiet" role="status">
      {saved && t("decision.savedBy", { by: saved.by, at: momentText(saved.at) })} {isChanged && t("decision.unsaved")}
      {!saved && !isChanged && t("decision.open")}
    </span>
  );
}

function RulingInputs(props: {
  readonly claim: ClaimToDecide;
  readonly value: Typed;
  readonly typed: Kept<Typed | null>;
  readonly readOnly: boolean;
  readonly id: (part: string) => string;
}) {
  const { t } = useWords();
  const { claim, value, typed, readOnly, id } = props;
  const set = (change: Partial<Typed>) => typed.set({ ...value, ...change });
  return (
    <>
      <fieldset className="xz-field">
        <legend>{t("decision.result")}</legend>
        <Radio.Group
          name={id("result")}
          disabled={readOnly}
          value={value.result}
          onChange={(event) => set({ result: event.target.value as Ruling["result"] })}
        >
          {RESULTS.map((result) => (
            <Radio key={result} id={id(result)} value={result}>
              {t(`decision.result.${result}`)}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Field id={id("amount")} label={t("decision.amount")} hint={t("decision.amount.hint")}>
        {(aria) => (
          <Input
            {...aria}
            inputMode="decimal"
            readOnly={readOnly}
            className="xz-amount"
            suffix={t("fields.amount")}
            value={value.amount}
            onChange={(event) => set({ amount: event.target.value })}
          />
        )}
      </Field>
      {(["words", "reasoning"] as const).map((part) => (
        <Field key={part} id={id(part)} label={t(`decision.${part}`)} hint={t(`decision.${part}.hint`)}>
          {(aria) => (
            <Input.TextArea
              {...aria}
              lang="zh-CN"
              rows={part === "words" ? 2 : 4}
              maxLength={part === "words" ? 5000 : 20_000}
              readOnly={readOnly}
              value={value[part]}
              onChange={(event) => set({ [part]: event.target.value })}
              data-ruling-input={`${claim.number}.${part}`}
            />
          )}
        </Field>
      ))}
    </>
  );
}
