import { CheckCircleFilled, WarningFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { Button, Input, Modal } from "antd";
import { type FormEvent, useState } from "react";
import type { DraftView } from "../../vocabulary/protocol.ts";
import { adviceQuery } from "../advice/advice-queries.ts";
import { useDeclined } from "../advice/use-advice.ts";
import { call } from "../api/call.ts";
import { casePath } from "../api/queries.ts";
import { Refused } from "../api/refused.ts";
import { useWords } from "../i18n/use-words.ts";
import { ErrorNotice } from "../kit/error-notice.tsx";
import { Field } from "../kit/field.tsx";
import { useWorkspace } from "../workspace/workspace-context.tsx";
import { openProposals } from "./proposals.ts";
import { acknowledgements, type Blocker, blockersIn, blockersOf } from "./sign-checks.ts";
import { draftText, openPlaces } from "./text-places.ts";

interface SignProps {
  readonly draft: DraftView;
  readonly version: number;
  readonly editor: Editor;
  readonly onSigned: (draft: DraftView) => void;
  readonly onClose: () => void;
}

/**
 * Signing (签署) is the judge's act: what is still open is shown, each blocker of the review is answered in words, the
 * password is asked again (电子签名法 13) and the responsibility is named (G5.13, G5.14).
 */
export function SignDialog(props: SignProps) {
  const { t } = useWords();
  const { draft, version, editor } = props;
  const [password, setPassword] = useState("");
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const work = useSigning(props);
  const pending = openProposals(editor.state.doc);
  const open = openPlaces(draftText(editor.state.doc).text);
  const answered = work.blockers.every(({ rule }) => (reasons[rule] ?? "").trim() !== "");
  const isReady = pending.length === 0 && open.length === 0 && answered && password !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void work.sign(password, acknowledgements(reasons)).then(() => setPassword(""));
  };
  return (
    <Modal open title={t("sign.dialog", { version })} onCancel={props.onClose} footer={null} width={640}>
      <form className="xz-form" onSubmit={submit} noValidate data-sign={draft.kind}>
        <p className="xz-responsibility">{t("sign.responsibility")}</p>
        <ul className="xz-checks">
          <Check done={pending.length === 0} text={t("sign.pending", { count: pending.length })} name="pending" />
          <Check done={open.length === 0} text={t("sign.openPlaces", { count: open.length })} name="open" />
          {open.map(({ start, words }) => (
            <li key={start} lang="zh-CN" className="xz-quiet">
              {words}
            </li>
          ))}
          <Check
            done={work.blockers.length === 0 || answered}
            text={t("sign.blockers", { count: work.blockers.length })}
            name="blockers"
          />
          {!work.isReviewed && <li className="xz-quiet">{t("sign.notReviewed")}</li>}
        </ul>
        <BlockerReasons blockers={work.blockers} reasons={reasons} onReasons={setReasons} />
        <Field id="sign-again-password" label={t("sign.password")} hint={t("sign.passwordAgain")}>
          {(aria) => (
            <Input.Password
              {...aria}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {work.refused && <ErrorNotice error={work.refused} />}
        <span className="xz-buttons">
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={work.busy} data-sign-now>
            {t("sign.now")}
          </Button>
          <Button onClick={props.onClose}>{t("app.cancel")}</Button>
        </span>
      </form>
    </Modal>
  );
}

function useSigning({ version, onSigned }: SignProps) {
  const { caseView } = useWorkspace();
  const declined = useDeclined("document-review");
  const { data: review } = useQuery({ ...adviceQuery(caseView.id, "document-review"), enabled: !declined });
  const [refused, setRefused] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const known = declined ? [] : blockersOf(review?.findings ?? []);
  const named = refused instanceof Refused && refused.code === "conflict" ? blockersIn(refused.text.zh) : [];
  const blockers = [...known, ...named.filter(({ rule }) => !known.some((one) => one.rule === rule))];
  const sign = async (password: string, acknowledged: readonly string[]) => {
    setBusy(true);
    try {
      onSigned(await call<DraftView>("POST", `${casePath(caseView.id)}/sign`, { version, password, acknowledged }));
    } catch (error) {
      setRefused(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return { blockers, isReviewed: Boolean(review), refused, busy, sign };
}

function Check(props: { readonly done: boolean; readonly text: string; readonly name: string }) {
  const { t } = useWords();
  return (
    <li data-check={props.name} data-done={props.done}>
      {props.done ? (
        <CheckCircleFilled aria-hidden className="xz-good" />
      ) : (
        <WarningFilled aria-hidden className="xz-fault" />
      )}{" "}
      {props.text} <span className="xz-sr">{t(props.done ? "sign.done" : "sign.notDone")}</span>
    </li>
  );
}

function BlockerReasons(props: {
  readonly blockers: readonly Blocker[];
  readonly reasons: Readonly<Record<string, string>>;
  readonly onReasons: (reasons: Readonly<Record<string, string>>) => void;
}) {
  const { t, both } = useWords();
  return props.blockers.map((blocker) => (
    <Field
      key={blocker.rule}
      id={`blocker-${blocker.rule}`}
      label={`${blocker.rule} ${both(blocker)}`}
      hint={t("sign.acknowledge")}
    >
      {(aria) => (
        <Input.TextArea
          {...aria}
          rows={2}
          value={props.reasons[blocker.rule] ?? ""}
          onChange={(event) => props.onReasons({ ...props.reasons, [blocker.rule]: event.target.value })}
        />
      )}
    </Field>
  ));
}
